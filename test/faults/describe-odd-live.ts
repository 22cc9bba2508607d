import { afterAll, describe, expect, it } from '@jest/globals';
import type { FeedsView, LiveFeedView } from '@maillage/contracts';
import { until } from '../journeys/processes.js';
import { describeOddRuns } from './describe-odd-runs.js';
import { feedOf, ODD_TOWN, type OddTown } from './odd-live-town.js';
import { tripOf, type OddLive } from './odd-live.js';

interface Station {
  readonly id: string;
  readonly availabilityKnown?: boolean;
  readonly samePlaceAs?: readonly string[];
}

interface TripLeg {
  readonly realTime: boolean;
  readonly cancelled?: boolean;
  readonly startTime: string;
  readonly scheduledStartTime: string;
}

/**
 * What is elsewhere, and why: A18's byte a second needs a clock (http-feed-source.spec), A19's other faults one certificate each
 * (certificates.spec); C22's eight hours are the soak; D10 needs a day (odd-live-feeds.spec), D13's flying vehicles hours (sharing-gbfs).
 *
 * Each row: what became of the fetch, and of the trip or station that is the row's own, in the answers of a running install.
 */
export function describeOddLive(rows: readonly OddLive[], urlOf: () => string, townOf: () => OddTown): void {
  const get = async (path: string): Promise<unknown> => (await fetch(`${urlOf()}/t/${ODD_TOWN}${path}`)).json();
  const viewOf = async (index: number): Promise<LiveFeedView | null | undefined> =>
    ((await get('/v1/feeds')) as FeedsView).feeds.find(({ id }) => id === feedOf(index))?.live;
  const stationOf = async (index: number): Promise<Station | undefined> => {
    const { stations } = (await get('/api/v1/rentals?min=49,2&max=50,3')) as { stations: readonly Station[] };
    return stations.find(({ id }) => id.startsWith(`${feedOf(index)}_`));
  };
  /** Ids under which the row's free vehicle was seen. */
  const aliases = new Map<number, Set<string>>();
  const noteAlias = async (index: number): Promise<boolean> => {
    const { vehicles } = (await get('/api/v1/rentals?min=49,2&max=50,3')) as { vehicles: readonly { id: string }[] };
    const seen = aliases.get(index) ?? new Set<string>();
    aliases.set(index, seen);
    for (const { id } of vehicles) if (id.startsWith(`${feedOf(index)}_`)) seen.add(id);
    return seen.size > 1 && ![...seen].some((id) => id.includes('bike-12'));
  };
  const hasFailed = async (index: number): Promise<boolean> => {
    const metrics = await (await fetch(`${urlOf()}/metrics`)).text();
    return new RegExp(`^maillage_live_fetches_total.*feed="${feedOf(index)}".*outcome="failed"`, 'm').test(metrics);
  };
  const fateOf = async (index: number): Promise<string> => {
    const { legs = [] } = (await get(`/api/v6/trip?tripId=${tripOf(index).address}`)) as { legs?: readonly TripLeg[] };
    const [leg] = legs;
    if (!leg) return 'no leg';
    if (leg.cancelled === true) return 'cancelled';
    const late = (Date.parse(leg.startTime) - Date.parse(leg.scheduledStartTime)) / 1000;
    return leg.realTime ? `${String(late)} s late` : 'as planned';
  };

  const toldOf = async (row: OddLive, index: number): Promise<object> => ({
    ...seen(await viewOf(index), row, row.trip && (await fateOf(index))),
    ...placed(row.isCounted === undefined ? undefined : await stationOf(index)),
    ...(row.hasFailed && { hasFailed: await hasFailed(index) }),
    ...(row.hasAliases && { hasAliases: await noteAlias(index) }),
    ...(row.asked !== undefined && { asked: Math.min(row.asked, townOf().asked(index, 'station_status')) }),
  });
  const expectFate = async (expected: object, row: OddLive, index: number): Promise<void> => {
    let told: object = {};
    const isSo = async (): Promise<boolean> => {
      told = await toldOf(row, index);
      return matches(told, expected);
    };
    await until('it came to that', isSo, WAIT_SECONDS).catch(() => undefined);
    expect(told).toMatchObject(expected);
  };

  describe('what is live (A15–A19, A22, C01–C24, D01–D13)', () => {
    // From then on nobody answers any more, and all are asked ever less.
    afterAll(() => {
      townOf().close();
    });

    it.each(rows.map((row, index) => [row.id, row.what, row, index] as const))(
      '%s %s',
      async (_id, _what, row, index) => {
        await expectFate(expectationOf(row), row, index);
      },
      180_000,
    );

    describeOddRuns(urlOf, townOf);

    it('and all others went on', async () => {
      expect((await fetch(`${urlOf()}/t/${ODD_TOWN}/api/v1/health`)).status).toBe(200);
    });
  });
}

/** What is fetched every five seconds; the machine may be busy. */
const WAIT_SECONDS = 60;

function matches(told: object, expected: object): boolean {
  try {
    expect(told).toMatchObject(expected);
    return true;
  } catch {
    return false;
  }
}

type Expected = Partial<Omit<OddLive, 'answer'>>;

/** What a row says of a fetch, in the words of `seen`. */
function expectationOf({ refused, code, notices = [], unmatched, entities, trip, ...more }: Expected): object {
  const fate = typeof trip === 'object' ? `${String(trip.late)} s late` : trip === 'as before' ? '120 s late' : trip;
  return {
    error: refused === undefined ? null : expect.stringMatching(refused),
    ...(code !== undefined && { codes: expect.arrayContaining([code]) }),
    ...(notices.length > 0 && { notices: expect.arrayContaining([...notices]) }),
    ...(unmatched && { unmatched }),
    ...(entities && { entities }),
    ...(more.age !== undefined && { age: more.age }),
    ...(more.state && { state: more.state }),
    ...(more.outcome && { outcomes: [more.outcome] }),
    ...(more.isCounted !== undefined && { isCounted: more.isCounted }),
    ...(more.isShared !== undefined && { isShared: more.isShared }),
    ...(fate !== undefined && { fate }),
    ...(more.hasFailed && { hasFailed: true }),
    ...(more.hasAliases && { hasAliases: true }),
    ...(more.asked !== undefined && { asked: more.asked }),
  };
}

const placed = (station: Station | undefined): object =>
  station ? { isCounted: station.availabilityKnown !== false, isShared: (station.samePlaceAs ?? []).length > 0 } : {};

function seen(view: LiveFeedView | null | undefined, { unmatched }: OddLive, fate: string | undefined): object {
  return {
    error: view === null || view === undefined ? 'no view' : (view.lastError?.code ?? null),
    codes: view?.parts.map(({ code }) => code),
    notices: view?.parts.flatMap(({ notices }) => Object.keys(notices)),
    ...(unmatched && { unmatched: view?.matches?.unmatched }),
    entities: view?.entities,
    age: view?.ageSeconds,
    state: view?.state,
    outcomes: view?.parts.map(({ outcome }) => outcome),
    fate,
  };
}
