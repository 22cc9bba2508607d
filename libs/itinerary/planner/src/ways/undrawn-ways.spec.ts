import { expect, it } from '@jest/globals';
import { ASKED, streetCity } from '../testing/street-city.js';

it('ways that nobody wants drawn take as long, go as far, and have neither points nor steps', async () => {
  const city = await streetCity({
    map: 'ABC\nDEF',
    streets: 'ABC highway=residential name=North\nCF highway=residential\nFED highway=residential',
    stops: 'A F',
    facilities: [
      { at: 'B', id: 'r1', kind: 'rental-station' },
      { at: 'E', id: 'r2', kind: 'rental-station' },
      { at: 'B', id: 'park', kind: 'car-park' },
    ],
  });
  const told = (isDrawn: boolean) => {
    city.ways.begin(isDrawn);
    const [from, to] = [city.place('A'), city.place('D')];
    const direct = (['WALK', 'RENTAL', 'CAR', 'CAR_PARKING'] as const).map((mode) =>
      city.ways.direct({ ...ASKED, mode, from, to }),
    );
    const reach = city.ways.reach({ ...ASKED, place: from });
    return [
      ...direct,
      reach.sectionsTo(city.stop('F')),
      [city.ways.footpath(city.stop('A'), city.stop('F'), ASKED.traveller)],
    ];
  };
  const [drawn, undrawn] = [told(true), told(false)];
  expect(drawn.map((sections) => sections?.length)).toEqual([1, 3, 1, 2, 1, 1]);
  expect(undrawn.map((all) => all?.map((section) => ({ ...section, line: '' })))).toEqual(
    drawn.map((all) => all?.map((section) => ({ ...section, line: '' }))),
  );
  expect(drawn[0]?.[0]?.line?.points.length).toBeGreaterThan(4);
  const lines = [undrawn[0]?.[0]?.line, undrawn[2]?.[0]?.line, undrawn[4]?.[0]?.line, undrawn[5]?.[0]?.line];
  for (const line of lines) expect(line).toMatchObject({ points: new Int32Array(0), steps: [] });
});
