import { describe } from '@jest/globals';
import { scenario } from '../testing/scenario.js';
describe('A02 after midnight', () => {
    const town = `
    TRAM N   A 23:50   B 24:20   C 24:40   service=friday
    BUS 9    C 00:50   D 01:00             service=saturday
    service friday    ....5..
    service saturday  .....6.`;
    scenario("Friday's last tram, asked on Saturday at midnight", town, 'B → C 00:10 on 20260124', [
        'TRAM N B 00:20 → C 00:40',
    ]);
    scenario("from Friday's tram into Saturday's bus", town, 'A → D 23:00 on 20260123', [
        'TRAM N A 23:50 → C 24:40 | BUS 9 C 24:50 → D 25:00',
    ]);
    scenario('the same way, to be there on Saturday', town, 'A → D by 02:00 on 20260124', [
        'TRAM N A -00:10 → C 00:40 | BUS 9 C 00:50 → D 01:00',
    ]);
    scenario('nothing on the other nights', town, 'B → C 00:10 on 20260121', []);
});
//# sourceMappingURL=A02-after-midnight.spec.js.map