import { afterEach, describe, expect, it } from '@jest/globals';
import { territorySchema, type Territory } from '@maillage/contracts';
import type { Bilingual, Instant } from '@maillage/kernel';
import { Narrator, TerritoryStore, type TerritoryRecord } from '@maillage/ports';
import { FeedSchedule, pauseAfter } from './feed-schedule.js';

const feeds = ['bus', 'rail'].map((id) => ({ id, kind: 'gtfs', url: `./${id}.zip` }));
const town = territorySchema.parse({ id: 'town', name: 'Town', timezone: 'Europe/Paris', feeds });

class OneTown extends TerritoryStore {
  override put(): Promise<void> {
    return Promise.resolve();
  }
  override list(): Promise<readonly TerritoryRecord[]> {
    return Promise.resolve([{ territory: town satisfies Territory, startedAt: 0 as Instant }]);
  }
}

class Listener extends Narrator {
  readonly told: Bilingual[] = [];
  override tell(sentence: Bilingual): void {
    this.told.push(sentence);
  }
  override during<Result>(_sentence: Bilingual, work: () => Promise<Result>): Promise<Result> {
    return work();
  }
}

/** Notes which feeds are fetched; each fetch lasts until it is let go. */
class Fetches {
  readonly begun: string[] = [];
  failure: Error | undefined;
  private gate = Promise.resolve();
  private open: () => void = () => undefined;

  hold(): void {
    this.gate = new Promise((resolve) => (this.open = resolve));
  }
  letGo(): void {
    this.open();
  }
  async execute(_record: TerritoryRecord, feed: { readonly id: string }): Promise<boolean> {
    this.begun.push(feed.id);
    await this.gate;
    if (this.failure) throw this.failure;
    return true;
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the schedule of fetches', () => {
  const fetches = new Fetches();
  const listener = new Listener();
  const schedule = new FeedSchedule(new OneTown(), fetches, listener);
  afterEach(() => {
    fetches.begun.length = 0;
    fetches.failure = undefined;
  });

  it('serves a storm of requests with the fetch under way and one more', async () => {
    fetches.hold();
    await schedule.refresh('town', 'bus');
    await settled();
    for (let i = 0; i < 50; i++) await schedule.refresh('town', 'bus');
    await schedule.refresh('town', 'rail');
    expect(fetches.begun).toEqual(['bus']);
    fetches.letGo();
    await settled();
    expect(fetches.begun).toEqual(['bus', 'bus', 'rail']);
  });

  it('fetches again when asked again', async () => {
    await schedule.refresh('town', 'bus');
    await settled();
    await schedule.refresh('town', 'bus');
    await settled();
    expect(fetches.begun).toEqual(['bus', 'bus']);
  });

  it('tells a fetch that broke, and goes on', async () => {
    fetches.failure = new Error('no store');
    await schedule.refresh('town', 'bus');
    await schedule.refresh('town', 'rail');
    await settled();
    expect(fetches.begun).toEqual(['bus', 'rail']);
    expect(listener.told.map(({ en }) => en)).toEqual(['town/bus: failed (no store)', 'town/rail: failed (no store)']);
  });

  it('passes over what the install does not have', async () => {
    await schedule.refresh('town', 'ferry');
    await schedule.refresh('elsewhere', 'bus');
    await settled();
    expect(fetches.begun).toEqual([]);
  });
});

describe('the pause before the next fetch', () => {
  const HOUR = 3_600;
  it.each([
    ['is the interval of the feed after what came', 0, 6 * HOUR, 6 * HOUR],
    ['is a day at most', 0, 7 * 24 * HOUR, 24 * HOUR],
    ['is short after a failure: what is mended soon is there soon', 1, 6 * HOUR, 60],
    ['grows with each failure', 3, 6 * HOUR, 960],
    ['is never longer than the interval', 9, 6 * HOUR, 6 * HOUR],
    ['is never longer than a short interval', 1, 30, 30],
    ['is none for a feed that is fetched once', 0, undefined, undefined],
    ['is there for one that was to be fetched once and did not come', 1, undefined, 60],
    ['is an hour at most for such a feed', 20, undefined, HOUR],
  ])('%s', (_, failures, refresh, seconds) => {
    expect(pauseAfter(failures, refresh)).toBe(seconds);
  });
});
