import { describe } from '@jest/globals';
import { scenario } from '../testing/scenario.js';
describe('A04 frequencies', () => {
    const exact = `
    BUS 1   A 00:00   B 00:10
    every BUS 1/1   08:00   09:00   1200   exact`;
    scenario('exact runs leave at start + n × headway, the end excluded', exact, 'A → B 08:00–09:30 on 20260120', [
        'BUS 1 A 08:00 → B 08:10',
        'BUS 1 A 08:20 → B 08:30',
        'BUS 1 A 08:40 → B 08:50',
    ]);
    const promised = `
    BUS 1   A 00:00   B 00:10   C 00:20
    every BUS 1/1   08:00   09:00   600
    BUS 2   C 08:27   D 08:40
    BUS 2   C 08:45   D 08:58`;
    scenario('the first vehicle of a headway is waited for', promised, 'A → B 07:30 on 20260120', [
        'BUS 1 A 08:00 → B 08:10',
    ]);
    scenario('later ones come after one headway at the latest', promised, 'A → B 08:05 on 20260120', [
        'leave 08:05 | BUS 1 A 08:15 → B 08:25',
    ]);
    scenario('beyond the end the next is that of tomorrow', promised, 'A → B 08:50 on 20260120', [
        'BUS 1 A 32:00 → B 32:10',
    ]);
    scenario('a change waits for the worst of the headway', promised, 'A → D 08:05 on 20260120', [
        'leave 08:05 | BUS 1 A 08:15 → C 08:35 | BUS 2 C 08:45 → D 08:58',
    ]);
    scenario('arriving by leaves a headway before the vehicle', promised, 'A → B by 08:40 on 20260120', [
        'leave 08:20 | BUS 1 A 08:30 → B 08:40',
    ]);
    scenario('arriving by the first vehicle, whose time is known', promised, 'A → B by 08:10 on 20260120', [
        'BUS 1 A 08:00 → B 08:10',
    ]);
});
//# sourceMappingURL=A04-frequencies.spec.js.map