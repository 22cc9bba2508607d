import { describe } from '@jest/globals';
import { scenario } from '../testing/scenario.js';
describe('A07 pickup and drop-off', () => {
    const line = `
    BUS 1   A 08:00   B 08:10 ↑   C 08:20 ↓   D 08:30
    BUS 2   B 08:40   D 08:50
    BUS 3   C 08:45   D 08:55`;
    scenario('nobody alights where it only picks up', line, 'A → B 08:00 on 20260120', []);
    scenario('one boards there', line, 'B → D 08:00 on 20260120', ['BUS 1 B 08:10 → D 08:30']);
    scenario('nobody boards where it only sets down', line, 'C → D 08:00 on 20260120', ['BUS 3 C 08:45 → D 08:55']);
    scenario('one alights there', line, 'A → C 08:00 on 20260120', ['BUS 1 A 08:00 → C 08:20']);
    scenario('to arrive by', line, 'C → D by 09:00 on 20260120', ['BUS 3 C 08:45 → D 08:55']);
});
//# sourceMappingURL=A07-boarding-rules.spec.js.map