import { describe } from '@jest/globals';
import { scenario } from '../testing/scenario.js';
describe('A10 stations and platforms', () => {
    const town = `
    TRAIN R   A 08:00    P1 08:30
    TRAIN S   P2 08:35   C 09:00
    TRAIN S   P2 08:31   C 08:56
    stop P1   9000 0
    stop P2   9060 0
    station G   P1 P2`;
    scenario('a journey to the station ends at any platform', town, 'A → G 08:00 on 20260120', [
        'TRAIN R A 08:00 → P1 08:30',
    ]);
    scenario('a journey from the station begins at any platform', town, 'G → C 08:00 on 20260120', [
        'TRAIN S P2 08:31 → C 08:56',
    ]);
    scenario('platforms are changed on foot, in two minutes at the least', town, 'A → C 08:00 on 20260120', [
        'TRAIN R A 08:00 → P1 08:30 | TRAIN S P2 08:35 → C 09:00',
    ]);
});
//# sourceMappingURL=A10-stations.spec.js.map