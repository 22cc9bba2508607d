import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { KafkaBus } from '@maillage/adapters-kafka';
import {
  feedFetched,
  topics,
  tripUpdatesReceived,
  writeEvent,
  type FeedFetched,
  type TripUpdatesReceived,
} from '@maillage/contracts';
import type { Instant } from '@maillage/kernel';
import { listen, serverForTests, subscribe, testPolicy, until } from '@maillage/testing';
import { Logger } from '@nestjs/common';
import kafkajs from 'kafkajs';

Logger.overrideLogger(false);

const address = await serverForTests('kafka');
if (address === undefined)
  describe('live topics on Kafka', () => it('are not tried: there is no Kafka', () => undefined));
else describe('live topics on Kafka', () => specify(address));

const NOON = 1_768_906_800 as Instant;

function specify(kafka: string): void {
  const territory = `t-${randomBytes(4).toString('hex')}`;
  const open = () => {
    const bus = new KafkaBus({ address: kafka, service: 'live-topics', topics, policy: testPolicy });
    return { bus, replica: { publisher: bus, listening: bus.listening } };
  };
  const place = (slice: number, sequence: number) => ({
    territory,
    feed: 'rt',
    part: '0',
    slice,
    sequence,
    fetchedAt: (NOON + sequence) as Instant,
  });
  const slice = (number: number, sequence: number, ...trips: string[]): TripUpdatesReceived => ({
    ...place(number, sequence),
    updates: trips.map((tripId) => ({
      entityId: tripId,
      trip: { tripId },
      relationship: 'SCHEDULED',
      stopTimes: [],
    })),
  });
  const fetched = (sequence: number): FeedFetched => ({
    ...place(0, sequence),
    kind: 'gtfs-rt',
    via: 'fetch',
    outcome: 'changed',
    milliseconds: 5,
    bytes: 100,
    entities: { tripUpdates: 3 },
    notices: {},
  });

  /** A planner that joins now: the last content of every slice that it hears, and the newest fetch. */
  const join = async () => {
    const { bus, replica } = open();
    const slices = new Map<number, TripUpdatesReceived>();
    let newest = 0;
    subscribe(
      replica,
      tripUpdatesReceived,
      (event) => {
        if (event.territory === territory) slices.set(event.slice, event);
        return Promise.resolve();
      },
      'every-replica',
    );
    subscribe(
      replica,
      feedFetched,
      (event) => {
        if (event.territory === territory) newest = Math.max(newest, event.sequence);
        return Promise.resolve();
      },
      'every-replica',
    );
    await listen(replica);
    const trips = () => [...slices.values()].flatMap(({ updates }) => updates.map(({ entityId }) => entityId)).sort();
    return { trips, newest: () => newest, close: () => bus.listening.close() };
  };

  it('give a planner that joins late the whole state, and the next changes', async () => {
    const { bus, replica } = open();
    await listen(replica);
    const early = await join();
    await bus.publish(tripUpdatesReceived, slice(1, 1, 'a', 'b'));
    await bus.publish(tripUpdatesReceived, slice(2, 1, 'c'));
    await bus.publish(feedFetched, fetched(1));
    await bus.publish(tripUpdatesReceived, slice(1, 2, 'a'));
    await bus.publish(feedFetched, fetched(2));
    await until(() => early.newest() === 2 && early.trips().join('') === 'ac');
    const late = await join();
    await until(() => late.newest() === 2 && late.trips().join('') === 'ac');
    await bus.publish(tripUpdatesReceived, slice(2, 3));
    for (const planner of [early, late]) await until(() => planner.trips().join('') === 'a');
    expect([early.trips(), late.trips()]).toEqual([['a'], ['a']]);
    for (const planner of [early, late]) await planner.close();
    await bus.listening.close();
  }, 90_000);

  it('take a slice as large as one may be', async () => {
    const { bus, replica } = open();
    await listen(replica);
    const planner = await join();
    const headsign = 'x'.repeat(880_000);
    const large = slice(9, 4, 'large');
    const event = { ...large, updates: large.updates.map((update) => ({ ...update, properties: { headsign } })) };
    expect(writeEvent(tripUpdatesReceived, event).text.length).toBeGreaterThan(860_000);
    await bus.publish(tripUpdatesReceived, event);
    await until(() => planner.trips().includes('large'));
    expect(planner.trips()).toContain('large');
    await planner.close();
    await bus.listening.close();
  }, 90_000);

  it('are compacted soon, so that joining late stays short', async () => {
    const { bus, replica } = open();
    await listen(replica);
    await bus.listening.close();
    const client = new kafkajs.Kafka({
      brokers: [kafka.replace('kafka://', '')],
      logLevel: kafkajs.logLevel.NOTHING,
    });
    const admin = client.admin();
    await admin.connect();
    try {
      const configNames = ['cleanup.policy', 'segment.ms', 'min.cleanable.dirty.ratio', 'min.compaction.lag.ms'];
      const ask = (name: string) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name, configNames });
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [ask(tripUpdatesReceived.name), ask(feedFetched.name)],
      });
      const found = resources.map(({ configEntries }) =>
        Object.fromEntries(configEntries.map(({ configName, configValue }) => [configName, configValue])),
      );
      const common = { 'cleanup.policy': 'compact', 'segment.ms': '600000', 'min.cleanable.dirty.ratio': '0.1' };
      expect(found).toEqual([
        { ...common, 'min.compaction.lag.ms': '0' },
        { ...common, 'min.compaction.lag.ms': '3600000' },
      ]);
    } finally {
      await admin.disconnect();
    }
  }, 60_000);
}
