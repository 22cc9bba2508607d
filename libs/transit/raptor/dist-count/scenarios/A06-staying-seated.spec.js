import { describe } from '@jest/globals';
import { scenario } from '../testing/scenario.js';
describe('A06 staying seated', () => {
    const lines = `
    BUS 1   A 08:00   B 08:10   trip=one  block=x
    BUS 2   B 08:11   C 08:20   trip=two  block=x
    BUS 3   C 08:21   D 08:30   trip=three  block=x
    BUS 2   B 08:15   C 08:24`;
    const seated = 'BUS 1 A 08:00 → B 08:10 | = BUS 2 B 08:11 → C 08:20';
    scenario('one vehicle, one block: no change time', lines, 'A → C 08:00 on 20260120', [seated]);
    scenario('over two seams', lines, 'A → D 08:00 on 20260120', [`${seated} | = BUS 3 C 08:21 → D 08:30`]);
    scenario('to arrive by', lines, 'A → D by 09:00 on 20260120', [`${seated} | = BUS 3 C 08:21 → D 08:30`]);
    scenario('type 5: everyone alights', `${lines}\n transfer B B  type=5 fromTrip=one toTrip=two`, 'A → C 08:00 on 20260120', ['BUS 1 A 08:00 → B 08:10 | BUS 2 B 08:15 → C 08:24']);
    scenario('type 4: seated without a block', `
    BUS 1   A 08:00   B 08:10   trip=one
    BUS 2   B 08:10   C 08:20   trip=two
    transfer B B  type=4 fromTrip=one toTrip=two`, 'A → C 08:00 on 20260120', ['BUS 1 A 08:00 → B 08:10 | = BUS 2 B 08:10 → C 08:20']);
    scenario('a later bus that goes on beats an earlier one that does not', `
    BUS 1   A 08:00   B 08:10
    BUS 1   A 08:05   B 08:15   trip=one  block=x
    BUS 2   B 08:16   C 08:25   trip=two  block=x`, 'A → C 08:00 on 20260120', ['BUS 1 A 08:05 → B 08:15 | = BUS 2 B 08:16 → C 08:25']);
    scenario('only on days when both run', `
    BUS 1   A 08:00   B 08:10   trip=one  block=x
    BUS 2   B 08:11   C 08:20   trip=two  block=x  service=sunday
    service sunday   ......7`, 'A → C 08:00 on 20260120', []);
});
//# sourceMappingURL=A06-staying-seated.spec.js.map