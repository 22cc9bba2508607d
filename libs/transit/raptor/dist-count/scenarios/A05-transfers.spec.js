import { describe } from '@jest/globals';
import { scenario } from '../testing/scenario.js';
/** Two minutes are needed for a change where nothing else is said; the next bus is always later. */
const LINES = `
  BUS 1   A 08:00   B 08:10
  BUS 2   B 08:11   C 08:20   trip=soon
  BUS 2   B 08:13   C 08:22   trip=usual
  BUS 2   B 08:20   C 08:29   trip=late`;
const soon = 'BUS 1 A 08:00 → B 08:10 | BUS 2 B 08:11 → C 08:20';
const usual = 'BUS 1 A 08:00 → B 08:10 | BUS 2 B 08:13 → C 08:22';
const late = 'BUS 1 A 08:00 → B 08:10 | BUS 2 B 08:20 → C 08:29';
const ask = 'A → C 08:00 on 20260120';
describe('A05 transfers.txt', () => {
    scenario('no row: the usual change', LINES, ask, [usual]);
    scenario('type 0 recommends and changes nothing', `${LINES}\n transfer B B  type=0`, ask, [usual]);
    scenario('type 1: the vehicle waits', `${LINES}\n transfer B B  type=1`, ask, [soon]);
    scenario('type 2: the time it states, longer', `${LINES}\n transfer B B  type=2 min=600`, ask, [late]);
    scenario('type 2: the time it states, shorter', `${LINES}\n transfer B B  type=2 min=30`, ask, [soon]);
    scenario('type 3: not possible', `${LINES}\n transfer B B  type=3`, ask, []);
    scenario('type 3 between two routes leaves other changes alone', `${LINES}
    BUS 3   B 08:30   C 08:40
    transfer B B  type=3 fromRoute=BUS_1 toRoute=BUS_2`, ask, ['BUS 1 A 08:00 → B 08:10 | BUS 3 B 08:30 → C 08:40']);
    scenario('a row for a trip is stronger than one for routes', `${LINES}
    transfer B B  type=3 fromRoute=BUS_1 toRoute=BUS_2
    transfer B B  type=1 fromRoute=BUS_1 toTrip=soon`, ask, [soon]);
    scenario('type 3 takes a walk away', `
    BUS 1   A 08:00   B 08:10
    BUS 2   X 08:30   C 08:40
    stop B   5000 0
    stop X   5100 0
    transfer B X  type=3`, ask, []);
    scenario('the walk that it took away', `
    BUS 1   A 08:00   B 08:10
    BUS 2   X 08:30   C 08:40
    stop B   5000 0
    stop X   5100 0`, ask, ['BUS 1 A 08:00 → B 08:10 | BUS 2 X 08:30 → C 08:40']);
});
//# sourceMappingURL=A05-transfers.spec.js.map