import { describe } from '@jest/globals';
import { scenario } from '../testing/scenario.js';
describe('A09 stops without times', () => {
    const line = `
    BUS 1   A 08:00   B -   C -   D 08:30
    BUS 2   C 08:30   E 08:40`;
    scenario('times are interpolated between those that are given', line, 'A → C 08:00 on 20260120', [
        'BUS 1 A 08:00 → C 08:20',
    ]);
    scenario('one boards and changes there', line, 'B → E 08:00 on 20260120', [
        'BUS 1 B 08:10 → C 08:20 | BUS 2 C 08:30 → E 08:40',
    ]);
});
//# sourceMappingURL=A09-untimed-stops.spec.js.map