import { describe } from '@jest/globals';
import { scenario } from '../testing/scenario.js';
describe('A03 the nights when clocks change', () => {
    const town = `
    TRAM N   A 25:30   B 25:50   service=saturday
    BUS 1    B 09:00   C 09:10   service=sunday
    service saturday  .....6.
    service sunday    ......7`;
    scenario("in spring, Saturday's 25:30 is 23 h before Sunday's", town, 'A → B 01:00 on 20260329', [
        'TRAM N A 02:30 → B 02:50',
    ]);
    scenario('in autumn it is 25 h before', town, 'A → B 00:00 on 20261025', ['TRAM N A 00:30 → B 00:50']);
    scenario('on any other Sunday 24 h', town, 'A → B 00:00 on 20260322', ['TRAM N A 01:30 → B 01:50']);
    scenario('the morning after is as printed', town, 'A → C 00:00 on 20260329', [
        'TRAM N A 02:30 → B 02:50 | BUS 1 B 09:00 → C 09:10',
    ]);
});
//# sourceMappingURL=A03-clock-change.spec.js.map