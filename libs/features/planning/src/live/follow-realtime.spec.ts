import { beforeEach, describe, expect, it } from '@jest/globals';
import { planAnswer } from '@maillage/contracts';
import type { PlanRequest } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import type { FeedFiles } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import type { TripUpdate } from '@maillage/transit-model';
import { jsonOf, PLAN, planTown, type PlannedTown } from '../testing/planned-town.js';

const TOWN = `
  stop A  0 0
  stop B  3000 0
  BUS 1   A 08:05  B 08:15
  BUS 1   A 08:25  B 08:35`;
const NOW = '2026-01-20T08:00:00+01:00';

const stop = (id: string) => ({ kind: 'stop', id: `city_${id}` }) as const;
const asked: PlanRequest = {
  ...PLAN,
  from: stop('A'),
  to: stop('B'),
  time: (Date.parse(NOW) / 1000) as Instant,
  numItineraries: 1,
  searchWindowSeconds: 600,
};

/** The same timetable whose trips have other ids. */
const renamed = (files: FeedFiles): FeedFiles => ({
  names: files.names,
  async *open(name) {
    const decoder = new TextDecoder();
    let text = '';
    for await (const bytes of files.open(name)) text += decoder.decode(bytes, { stream: true });
    yield new TextEncoder().encode(text.replaceAll('BUS 1/', 'renamed '));
  },
});

const late = (tripId: string, delay: number): TripUpdate => ({
  entityId: tripId,
  trip: { tripId },
  relationship: 'SCHEDULED',
  stopTimes: [{ stopSequence: 1, relationship: 'SCHEDULED', departure: { delay } }],
});
const cancelled = (tripId: string): TripUpdate => ({ ...late(tripId, 0), relationship: 'CANCELED', stopTimes: [] });

describe('realtime', () => {
  let town: PlannedTown;
  beforeEach(async () => {
    town = await planTown(city(TOWN), { now: NOW });
  });
  const arrivals = async (): Promise<string[]> => {
    const { itineraries } = planAnswer.parse(await jsonOf(town.plan.plan(asked)));
    return itineraries.map(({ endTime }) => endTime.slice(11, 16));
  };
  const sequence = (): number => town.shelf.active('town')?.directory.realtime.sequence ?? NaN;

  it('changes itineraries, and is undone when it is no longer told', async () => {
    expect(await arrivals()).toEqual(['07:15']);
    await town.tell({ updates: [late('BUS 1/1', 300)] });
    expect(await arrivals()).toEqual(['07:20']);
    await town.tell({ updates: [cancelled('BUS 1/1')] });
    expect(await arrivals()).toEqual(['07:35']);
    await town.tell({});
    expect(await arrivals()).toEqual(['07:15']);
  });

  it('grows in sequence with every change', async () => {
    await town.tell({ updates: [late('BUS 1/1', 300)] });
    const first = sequence();
    await town.tell({ updates: [late('BUS 1/1', 360)] });
    expect(sequence()).toBeGreaterThan(first);
  });

  it('is not handed on again when the feed is heard and says the same', async () => {
    await town.tell({ updates: [late('BUS 1/1', 300)] });
    const [first, observed] = [sequence(), town.shelf.active('town')?.liveFeeds[0]?.observedAt ?? NaN];
    town.clock.advance(20);
    await town.tell({ updates: [late('BUS 1/1', 300)] });
    expect(sequence()).toBe(first);
    expect(town.shelf.active('town')?.liveFeeds[0]?.observedAt).toBe(observed + 20);
    await town.tell({ updates: [late('BUS 1/1', 360)] });
    expect(sequence()).toBeGreaterThan(first);
  });

  it('is known by the newest message in it, which is the same in a replica that heard less on the way', async () => {
    for (const delay of [60, 120, 300]) await town.tell({ updates: [late('BUS 1/1', delay)] });
    const other = await planTown(city(TOWN), { now: NOW });
    await other.tell({ updates: [late('BUS 1/1', 300)] }, 3);
    const networks = await Promise.all(
      [town, other].map(async ({ plan }) => planAnswer.parse(await jsonOf(plan.plan(asked))).network),
    );
    expect(networks[0]).toMatchObject({ realtimeSequence: 3 });
    expect(networks[1]).toEqual(networks[0]);
    expect(await other.readiness.readiness()).toEqual(await town.readiness.readiness());
    await town.tell({ updates: [late('BUS 1/1', 300)] }, 7);
    expect(planAnswer.parse(await jsonOf(town.plan.plan(asked))).network).toMatchObject({ realtimeSequence: 7 });
    const off = await jsonOf(town.plan.plan({ ...asked, realtimeMode: 'OFF' }));
    expect(planAnswer.parse(off).network).toMatchObject({ realtimeSequence: 0 });
  });

  it('finds the runs of vehicles anew when other vehicles are told, and not when they are told again', async () => {
    const bus = {
      entityId: 'v',
      trip: { tripId: 'BUS 1/1' },
      relationship: 'SCHEDULED',
      latitude: 0,
      longitude: 0,
      status: 'IN_TRANSIT_TO',
    } as const;
    const vehicles = () => town.shelf.active('town')?.vehicles;
    await town.tell({ positions: [bus] });
    const first = vehicles();
    expect([...(first?.values() ?? [])]).toEqual([bus]);
    town.clock.advance(20);
    await town.tell({ positions: [bus] });
    expect(vehicles()).toBe(first);
    await town.tell({ positions: [{ ...bus, longitude: 0.01 }] });
    expect([...(vehicles()?.values() ?? [])]).toMatchObject([{ longitude: 0.01 }]);
  });

  it('too old to be believed is the timetable again, by the clock alone', async () => {
    await town.tell({ updates: [late('BUS 1/1', 300)] });
    await town.live.expire();
    town.clock.advance(301);
    await town.live.expire();
    await town.realtime.applyAll();
    expect(await arrivals()).toEqual(['07:15']);
  });

  it('is understood on a network that comes later from its first answer on', async () => {
    await town.tell({ updates: [late('BUS 1/1', 300)] });
    await town.publish(city(TOWN));
    await town.follow.refreshAll();
    expect(await arrivals()).toEqual(['07:20']);
    expect(town.shelf.active('town')?.generation).toBe(2);
  });

  it('that speaks of the trips of the timetable before still finds them when all trip ids changed', async () => {
    await town.tell({ updates: [late('BUS 1/1', 300)] });
    await town.publish(renamed(city(TOWN)));
    await town.follow.refreshAll();
    expect(await arrivals()).toEqual(['07:20']);
  });

  it('is measured, its age also when nothing of it is believed any more', async () => {
    const feed = 'territory=town feed=city-rt';
    await town.tell({ updates: [late('BUS 1/1', 300), late('nobody', 60)] });
    town.clock.advance(20);
    expect(await town.meter.gauges('maillage_updates_received')).toEqual({ [`maillage_updates_received ${feed}`]: 2 });
    expect(await town.meter.gauges('maillage_updates_matched')).toEqual({ [`maillage_updates_matched ${feed}`]: 1 });
    expect(await town.meter.gauges('maillage_updates_unmatched')).toEqual({
      [`maillage_updates_unmatched ${feed} reason=UNKNOWN_TRIP`]: 1,
    });
    const age = `maillage_live_feed_age_seconds ${feed}`;
    expect(await town.meter.gauges('maillage_live_feed_age_seconds')).toEqual({ [age]: 20 });
    expect(await town.meter.gauges('maillage_realtime_sequence')).toEqual({
      'maillage_realtime_sequence territory=town': 1,
    });
    expect(await town.meter.gauges('maillage_network_generation')).toEqual({
      'maillage_network_generation territory=town': 1,
    });
    await town.live.expire();
    town.clock.advance(381);
    await town.live.expire();
    await town.realtime.applyAll();
    expect(await town.meter.gauges('maillage_live_feed_age_seconds')).toEqual({ [age]: 401 });
    expect(await town.meter.gauges('maillage_updates_unmatched')).toEqual({});
  });

  it('tells how much of it was matched, once, and why the rest was not', async () => {
    await town.tell({ updates: [late('BUS 1/1', 300), late('nobody', 60)] });
    await town.realtime.applyAll();
    expect(town.published.events).toEqual([
      {
        topic: 'transit.updates-matched.v1',
        event: expect.objectContaining({
          territory: 'town',
          feed: 'city-rt',
          received: 2,
          matched: 1,
          unmatched: { UNKNOWN_TRIP: 1 },
        }),
      },
    ]);
    await town.tell({ updates: [late('BUS 1/1', 300)] });
    expect(town.published.events).toHaveLength(2);
  });
});
