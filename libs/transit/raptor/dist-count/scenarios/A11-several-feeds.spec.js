import { describe } from '@jest/globals';
import { scenario } from '../testing/scenario.js';
describe('A11 several feeds', () => {
    const town = { text: `BUS 1   A 08:00   B 08:10\n stop B   8000 0` };
    const region = { text: `TRAIN R   G 08:20   C 08:50\n stop G   8100 0\n stop C   30000 0` };
    scenario('feeds are connected on foot', [town, region], 'A → C 08:00 on 20260120', [
        'BUS 1 A 08:00 → B 08:10 | TRAIN R G 08:20 → C 08:50',
    ]);
    scenario('each feed keeps its zone', [town, { ...region, options: { timezone: 'UTC' } }], 'A → C 08:00 on 20260120', [
        'BUS 1 A 08:00 → B 08:10 | TRAIN R G 09:20 → C 09:50',
    ]);
});
//# sourceMappingURL=A11-several-feeds.spec.js.map