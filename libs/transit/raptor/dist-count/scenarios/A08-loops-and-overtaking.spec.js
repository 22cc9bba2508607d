import { describe } from '@jest/globals';
import { scenario } from '../testing/scenario.js';
describe('A08 loops and overtaking', () => {
    const loop = `BUS C   A 08:00   B 08:10   A 08:20   D 08:30   B 08:40`;
    scenario('the later call of a loop is boarded when the first has gone', loop, 'A → B 08:05 on 20260120', [
        'BUS C A 08:20 → B 08:40',
    ]);
    scenario('the first call is used while it can', loop, 'A → B 07:00 on 20260120', ['BUS C A 08:00 → B 08:10']);
    scenario('arriving by boards the last call that is in time', loop, 'A → B by 09:00 on 20260120', [
        'BUS C A 08:20 → B 08:40',
    ]);
    const express = `
    TRAIN R   A 08:00   B 08:30   C 09:00
    TRAIN R   A 08:10   B 08:20   C 08:40`;
    scenario('the later train that overtakes arrives first', express, 'A → C 08:00 on 20260120', [
        'TRAIN R A 08:10 → C 08:40',
    ]);
    scenario('past the place of overtaking the slow one is the later', express, 'B → C 08:25 on 20260120', [
        'TRAIN R B 08:30 → C 09:00',
    ]);
    scenario('a range knows that the slow one is beaten', express, 'A → C 07:00–09:00 on 20260120', [
        'TRAIN R A 08:10 → C 08:40',
    ]);
});
//# sourceMappingURL=A08-loops-and-overtaking.spec.js.map