import { beforeEach, describe, expect, it } from '@jest/globals';
import { tripUpdatesReceived, writeEvent, type Topic } from '@maillage/contracts';
import { Failure, type Instant } from '@maillage/kernel';
import { EventPublisher } from '@maillage/ports';
import { cutSlices } from './cut-slices.js';
import { PublishFacts } from './publish-facts.use-case.js';

const NOON = 1_768_906_800 as Instant;
const trip = (tripId: string, delay = 0) => ({
  entityId: tripId,
  trip: { tripId },
  relationship: 'SCHEDULED' as const,
  stopTimes: [],
  delay,
});
const trips = (count: number, delay = 0) => Array.from({ length: count }, (_, i) => trip(`trip-${String(i)}`, delay));

/** Keeps the last event of each key, as a compacted topic does. */
class Compacted extends EventPublisher {
  readonly last = new Map<string, { readonly updates?: readonly { readonly entityId: string }[] }>();
  told = 0;
  /** Events from that number on are not taken. */
  awayFrom = Infinity;
  override publish<Event>(topic: Topic<Event>, event: Event): Promise<void> {
    if (this.told >= this.awayFrom)
      return Promise.reject(new Failure('BUS_AWAY', 'the bus is away', { retryable: true }));
    this.told++;
    const { key, text } = writeEvent(topic, event);
    this.last.set(`${topic.name} ${key}`, JSON.parse(text) as { updates?: { entityId: string }[] });
    return Promise.resolve();
  }
  ids(): string[] {
    return [...this.last.values()].flatMap(({ updates = [] }) => updates.map(({ entityId }) => entityId)).sort();
  }
}

describe('what is told of a part', () => {
  let bus: Compacted;
  let publish: PublishFacts;
  let sequence = 0;
  beforeEach(() => {
    bus = new Compacted();
    publish = new PublishFacts(bus);
  });
  const origin = (part = '0') => ({ territory: 'town', feed: 'rt', part, sequence: ++sequence, fetchedAt: NOON });

  it('is at last the whole of what was given last, whatever was told between', async () => {
    for (const count of [300, 20, 0, 150]) {
      await publish.execute(origin(), { updates: trips(count) });
      expect(bus.ids()).toEqual(
        trips(count)
          .map(({ entityId }) => entityId)
          .sort(),
      );
    }
  });

  it('is only what changed', async () => {
    expect(await publish.execute(origin(), { updates: trips(300) })).toEqual({ changed: 64, dropped: 0 });
    expect(await publish.execute(origin(), { updates: trips(300) })).toEqual({ changed: 0, dropped: 0 });
    const one = trips(300).map((update, i) => (i === 7 ? trip(update.entityId, 60) : update));
    expect(await publish.execute(origin(), { updates: one })).toMatchObject({ changed: 1 });
    expect(await publish.execute(origin('1'), { updates: one })).toMatchObject({ changed: 64 });
  });

  it('leaves alone what was not told', async () => {
    await publish.execute(origin(), { updates: trips(10) });
    expect(await publish.execute(origin(), { alerts: [] })).toEqual({ changed: 16, dropped: 0 });
    expect(bus.ids()).toHaveLength(10);
  });

  it('replaces what a process before told, though it knows nothing of that', async () => {
    await publish.execute(origin(), { updates: trips(300) });
    const restarted = new PublishFacts(bus);
    await restarted.execute(origin(), { updates: trips(3) });
    expect(bus.ids()).toEqual(['trip-0', 'trip-1', 'trip-2']);
  });

  it('comes again when the bus was away in the middle of it', async () => {
    bus.awayFrom = 20;
    await expect(publish.execute(origin(), { updates: trips(300) })).rejects.toMatchObject({ code: 'BUS_AWAY' });
    expect(bus.ids().length).toBeLessThan(300);
    bus.awayFrom = Infinity;
    expect(await publish.execute(origin(), { updates: trips(300) })).toMatchObject({ changed: 44 });
    expect(bus.ids()).toHaveLength(300);
  });

  it('fits into a message, however large a feed is', async () => {
    const headsign = 'é'.repeat(60_000);
    const updates = trips(2_000).map((update) => ({ ...update, properties: { headsign } }));
    const { dropped } = await publish.execute(origin(), { updates });
    expect(dropped).toBeGreaterThan(0);
    expect(bus.ids()).toHaveLength(2_000 - dropped);
    expect(tripUpdatesReceived.maxBytes).toBeLessThan(1_000_000);
  });
});

describe('slices', () => {
  it('are the same for the same ids, and spread them', () => {
    const ids = Array.from({ length: 6_400 }, (_, i) => `trip:${String(i)}`);
    const slices = cutSlices(ids, 64, (id) => id, 1e6);
    expect(slices.flatMap(({ items }) => items).sort()).toEqual([...ids].sort());
    expect(Math.max(...slices.map(({ items }) => items.length))).toBeLessThan(200);
    const again = cutSlices([...ids].reverse(), 64, (id) => id, 1e6);
    expect(again.map(({ items }) => [...items].sort())).toEqual(slices.map(({ items }) => [...items].sort()));
  });
});
