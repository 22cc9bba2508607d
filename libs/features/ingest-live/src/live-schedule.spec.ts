import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { territorySchema } from '@maillage/contracts';
import { Failure, type Instant } from '@maillage/kernel';
import { TerritoryStore, type TerritoryRecord } from '@maillage/ports';
import { LiveSchedule, nextSeconds } from './live-schedule.js';
import { Listener } from './testing/recorders.js';

class Town extends TerritoryStore {
  constructor(private readonly feeds: readonly object[]) {
    super();
  }
  override put(): Promise<void> {
    return Promise.resolve();
  }
  override list(): Promise<readonly TerritoryRecord[]> {
    const feeds = [{ id: 'bus', kind: 'gtfs', url: './bus.zip' }, ...this.feeds];
    const territory = territorySchema.parse({ id: 'town', name: 'Town', timezone: 'Europe/Paris', feeds });
    return Promise.resolve([{ territory, startedAt: 0 as Instant }]);
  }
}

const rt = (id: string) => ({ id, kind: 'gtfs-rt', for: 'bus', url: `https://example.org/${id}`, refresh: '30s' });
const WORKED = { failed: false, retryAfterSeconds: 0 };

describe('the schedule of live feeds', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const pass = async (seconds: number): Promise<void> => {
    await jest.advanceTimersByTimeAsync(seconds * 1_000);
  };

  /** What each fetch comes to, by feed; 0.5 is no jitter at all. */
  const start = async (feeds: readonly object[], script: (feed: string) => Promise<typeof WORKED>) => {
    const fetched: string[] = [];
    const listener = new Listener();
    const fetchLive = {
      execute: (_record: unknown, { id }: { readonly id: string }) => {
        fetched.push(id);
        return script(id);
      },
    };
    const schedule = new LiveSchedule(new Town(feeds), fetchLive, listener, () => 0.5);
    await schedule.start();
    return { fetched, listener, schedule };
  };

  it('fetches at once and then at each interval, every feed on a loop of its own', async () => {
    const never = new Promise<typeof WORKED>(() => undefined);
    const { fetched } = await start([rt('slow'), rt('quick')], (id) =>
      id === 'slow' ? never : Promise.resolve(WORKED),
    );
    await pass(1);
    expect(fetched).toEqual(['slow', 'quick']);
    await pass(60);
    expect(fetched).toEqual(['slow', 'quick', 'quick', 'quick']);
  });

  it('does not fetch what is sent, and fetches once what has no interval', async () => {
    const sent = { id: 'sent', kind: 'gtfs-rt', for: 'bus', push: { token: '${TOKEN}' } };
    const once = { id: 'once', kind: 'gbfs', url: './gbfs.json' };
    const { fetched } = await start([sent, once], () => Promise.resolve(WORKED));
    await pass(3_600);
    expect(fetched).toEqual(['once']);
  });

  it('asks a failing feed less and less often, and as before when it works again', async () => {
    let failed = true;
    const { fetched } = await start([rt('rt')], () => Promise.resolve({ failed, retryAfterSeconds: 0 }));
    await pass(1 + 60 + 120 + 240);
    expect(fetched).toHaveLength(4);
    failed = false;
    await pass(300);
    expect(fetched).toHaveLength(5);
    await pass(60);
    expect(fetched).toHaveLength(7);
  });

  it('goes on whatever a fetch throws, at its usual interval, and says so', async () => {
    const { fetched, listener } = await start([rt('rt')], () =>
      Promise.reject(new Failure('BUS_AWAY', 'the bus is away', { retryable: true })),
    );
    await pass(1 + 90);
    expect(fetched).toHaveLength(4);
    expect(listener.told[0]).toBe('town/rt: not passed on (the bus is away)');
  });

  it('has eight fetches under way at most', async () => {
    const gates: (() => void)[] = [];
    const feeds = Array.from({ length: 12 }, (_, i) => rt(`rt-${String(i)}`));
    const { fetched } = await start(feeds, () => new Promise((resolve) => gates.push(() => resolve(WORKED))));
    await pass(2);
    expect(fetched).toHaveLength(8);
    gates[0]?.();
    await pass(1);
    expect(fetched).toHaveLength(9);
  });

  it('spreads fetches over time', async () => {
    const fetched: number[] = [];
    const began = Date.now();
    let draw = 0;
    const random = () => (draw = (draw + 0.377) % 1);
    const fetchLive = {
      execute: () => {
        fetched.push(Date.now() - began);
        return Promise.resolve(WORKED);
      },
    };
    const feeds = Array.from({ length: 8 }, (_, i) => rt(`rt-${String(i)}`));
    await new LiveSchedule(new Town(feeds), fetchLive, new Listener(), random).start();
    await pass(40);
    const rounds = [fetched.slice(0, 8), fetched.slice(8, 16)];
    for (const round of rounds) expect(new Set(round).size).toBe(8);
  });

  it('ends with the fetch under way', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<typeof WORKED>((resolve) => (open = () => resolve(WORKED)));
    const { fetched, schedule } = await start([rt('rt')], () => gate);
    await pass(1);
    const stopped = schedule.stop();
    open();
    await stopped;
    await pass(3_600);
    expect(fetched).toHaveLength(1);
  });
});

describe('when a feed is fetched next', () => {
  it.each([
    [30, 0, 0, 30],
    [1, 0, 0, 5],
    [30, 3, 0, 240],
    [30, 9, 0, 300],
    [30, 1, 900, 900],
    [3_600, 5, 0, 3_600],
    [20, 2_000, 0, 300],
  ])('every %d s, after %d failures, asked to wait %d s: in %d s', (refresh, failures, retryAfter, seconds) => {
    expect(nextSeconds(refresh, failures, retryAfter)).toBe(seconds);
  });
});
