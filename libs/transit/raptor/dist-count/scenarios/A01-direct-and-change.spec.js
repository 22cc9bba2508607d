import { describe } from '@jest/globals';
import { scenario } from '../testing/scenario.js';
describe('A01 rides and changes', () => {
    const town = `
    BUS 1   A 08:00   B 08:10   C 08:40
    BUS 1   A 08:30   B 08:40   C 09:10
    BUS 2   B 08:12   C 08:20
    BUS 2   B 08:11   C 08:19`;
    scenario('the slow direct bus and the quick change', town, 'A → C 08:00 on 20260120', [
        'BUS 1 A 08:00 → C 08:40',
        'BUS 1 A 08:00 → B 08:10 | BUS 2 B 08:12 → C 08:20',
    ]);
    scenario('every optimal departure of a range', town, 'A → C 08:00–08:30 on 20260120', [
        'BUS 1 A 08:00 → C 08:40',
        'BUS 1 A 08:00 → B 08:10 | BUS 2 B 08:12 → C 08:20',
        'BUS 1 A 08:30 → C 09:10',
    ]);
    scenario('arriving by a time leaves as late as possible', town, 'A → C by 08:45 on 20260120', [
        'BUS 1 A 08:00 → C 08:40',
    ]);
    scenario('nobody travels backwards', town, 'C → A 08:00 on 20260120', []);
});
//# sourceMappingURL=A01-direct-and-change.spec.js.map