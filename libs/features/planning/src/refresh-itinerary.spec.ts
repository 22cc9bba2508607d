import { describe, expect, it } from '@jest/globals';
import { planAnswer, tripAnswer } from '@maillage/contracts';
import type { PlanRequest, RefreshRequest } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import { city } from '@maillage/transit-gtfs/testing';
import { toRefreshment } from './refresh-itinerary.js';
import { jsonOf, PLAN, planTown, type PlannedTown } from './testing/planned-town.js';

const TOWN = `
  stop A  0 0
  stop B  3000 0
  stop C  6000 0
  stop D  9000 0
  TRAM T  A 08:05  B 08:15  C 08:25
  BUS 1   C 08:30  D 08:40`;

const PLANNED: PlanRequest = {
  ...PLAN,
  from: { kind: 'coordinate', latitude: 48.001, longitude: 7 },
  to: { kind: 'stop', id: 'city_D' },
  time: (Date.parse('2026-01-20T08:00:00+01:00') / 1000) as Instant,
  numItineraries: 1,
  searchWindowSeconds: 3600,
};

const REFRESH: Omit<RefreshRequest, 'itineraryId'> = {
  ...PLAN,
  maxPreTransitSeconds: 3600,
  maxPostTransitSeconds: 3600,
};

const settings = ['wheelchair', 'walkingMetresPerSecond', 'cyclingMetresPerSecond'] as const;
const asThen = Object.fromEntries(settings.map((name) => [name, undefined]));

const found = async (town: PlannedTown, wishes: Partial<PlanRequest> = {}) => {
  const { itineraries, direct } = planAnswer.parse(await jsonOf(town.plan.plan({ ...PLANNED, ...wishes })));
  const [itinerary] = [...itineraries, ...direct];
  if (!itinerary) throw new Error('nothing was found');
  return itinerary;
};

const refresh = async (town: PlannedTown, itineraryId: string, wishes: Partial<RefreshRequest> = {}) =>
  tripAnswer.parse(await jsonOf(town.plan.refresh({ ...REFRESH, ...asThen, itineraryId, ...wishes })));

describe('an itinerary refreshed by its id', () => {
  it('is the itinerary itself while nothing changes, its id too', async () => {
    const town = await planTown(city(TOWN));
    const { rank: _, ...itinerary } = await found(town);
    expect(itinerary.legs.map(({ mode }) => mode)).toEqual(['WALK', 'TRAM', 'BUS']);
    expect(await refresh(town, itinerary.id)).toEqual(itinerary);
  });

  it('changes as quickly as the feed says one can', async () => {
    const apart = TOWN.replace('stop D', 'stop E  6000 200\n  stop D').replace('BUS 1   C', 'BUS 1   E');
    const rows = 'from_stop_id,to_stop_id,transfer_type,min_transfer_time\nC,E,2,60';
    const files = city(apart);
    const town = await planTown({
      names: [...files.names, 'transfers.txt'],
      open: (name) => (name === 'transfers.txt' ? new Blob([rows]).stream() : files.open(name)),
    });
    const { rank: _, ...itinerary } = await found(town);
    expect(itinerary.legs.map(({ mode, duration }) => `${mode} ${String(duration)}`)[2]).toBe('WALK 60');
    expect(await refresh(town, itinerary.id)).toEqual(itinerary);
  });

  it('moves as fast as then, unless asked otherwise', async () => {
    const town = await planTown(city(TOWN));
    const { id, duration } = await found(town, { walkingMetresPerSecond: 0.6 });
    expect((await refresh(town, id)).duration).toBe(duration);
    expect((await refresh(town, id, { walkingMetresPerSecond: 1.2 })).duration).toBeLessThan(duration);
  });

  it('rests on what is so when it is asked, not when one leaves', async () => {
    const town = await planTown(city(TOWN));
    const { id: itineraryId } = await found(town);
    const now = town.clock.now();
    const asked = { ...REFRESH, itineraryId };
    const moment = await town.shelf.borrow('town', (network) =>
      Promise.resolve(toRefreshment(network, asked, now).request),
    );
    expect([moment.now, moment.time > now]).toEqual([now, true]);
  });

  it('is known without any ride', async () => {
    const town = await planTown(city(TOWN));
    const near = { kind: 'coordinate', latitude: 48.002, longitude: 7 } as const;
    const itinerary = await found(town, { to: near, directModes: ['BIKE'] });
    expect(itinerary.legs.map(({ mode }) => mode)).toEqual(['BIKE']);
    expect(await refresh(town, itinerary.id)).toEqual(itinerary);
  });

  it('rides at the times of the network of now', async () => {
    const town = await planTown(city(TOWN));
    const { id } = await found(town);
    await town.publish(city(TOWN.replace('D 08:40', 'D 08:44')));
    await town.follow.refreshAll();
    expect(await refresh(town, id)).toMatchObject({ endTime: '2026-01-20T07:44:00Z' });
  });

  it.each([
    ['a trip is no more', TOWN.replace('BUS 1   C 08:30  D 08:40', 'BUS 2   C 08:30  D 08:40')],
    ['a trip no longer calls there', TOWN.replace('BUS 1   C 08:30', 'BUS 1   B 08:30')],
    ['the first ride arrives too late for the second', TOWN.replace('C 08:25', 'C 08:31')],
  ])('is gone where %s', async (_, changed) => {
    const town = await planTown(city(TOWN));
    const { id } = await found(town);
    await town.publish(city(changed));
    await town.follow.refreshAll();
    await expect(refresh(town, id)).rejects.toMatchObject({ status: 404, code: 'ITINERARY_GONE' });
  });

  it.each(['', 'x', 'bm90aGluZw', Buffer.from('[1,"a","b",0,0,0,0,[]]').toString('base64url')])(
    '“%s” was never an id, or names a stop that is not there',
    async (id) => {
      const town = await planTown(city(TOWN));
      await expect(refresh(town, id)).rejects.toMatchObject({
        code: expect.stringMatching(/INVALID_ITINERARY_ID|STOP_NOT_FOUND/),
      });
    },
  );

  it('no coordinate can be read in an id', async () => {
    const { id } = await found(await planTown(city(TOWN)));
    expect(id).toMatch(/^[\w-]+$/);
    expect(id).not.toContain('48');
  });
});
