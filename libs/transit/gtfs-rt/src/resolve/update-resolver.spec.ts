import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '@maillage/kernel';
import type { TripUpdate } from '@maillage/transit-model';
import type { TripMatcher } from '../match/trip-matcher.js';
import { at, dayOf, stopTimes, town, tripUpdate } from '../testing/town.js';
import { resolveUpdates } from './resolve-updates.js';
import { UpdateResolver } from './update-resolver.js';

const DATE = '20260120';
const LINES = `
  BUS 1   A 08:00   B 08:10   C 08:20
  BUS 1   A 09:00   B 09:10   C 09:20
  BUS N   A 23:50   B 24:10   C 24:30
  BUS L   A 24:50   B 25:10   C 25:30`;

describe('updates that are resolved once', () => {
  let matcher: TripMatcher;
  let before: TripMatcher;
  let pool: readonly TripUpdate[];

  beforeAll(async () => {
    matcher = await town(LINES);
    before = await town(LINES.replaceAll('BUS 1', 'BUS 0') + LINES);
    const stops = (text: string) => stopTimes(matcher, text);
    pool = ['BUS 1/1', 'BUS 1/2', 'BUS N/1', 'BUS L/1', 'BUS 0/1', 'nobody'].flatMap((tripId) => [
      tripUpdate({ tripId }, stops('#1 +60')),
      tripUpdate({ tripId }, stops('#1 +90'), { timestamp: 20 }),
      tripUpdate({ tripId }, stops(`#2 8:11@${DATE}`)),
      tripUpdate({ tripId, startDay: dayOf(DATE) }, stops('#1 +120'), { timestamp: 10 }),
      tripUpdate({ tripId, startDay: dayOf('20260121'), startSeconds: 3_000 }, stops('#1 +120')),
      tripUpdate({ tripId, startDay: dayOf(DATE) }, [], { relationship: 'CANCELED' }),
      tripUpdate({ tripId, routeId: 'BUS 1' }, stops(`A 8:30@${DATE}, C 8:50@${DATE}`), { relationship: 'NEW' }),
      tripUpdate({ tripId }, stops(`A 8:30@${DATE}, C 8:50@${DATE}`), { relationship: 'REPLACEMENT' }),
    ]);
  });

  it('are the same as when all are resolved, in any sequence of messages', () => {
    const batch = fc.record({
      // of each update the very object, or one that says the same
      updates: fc.array(fc.record({ which: fc.nat(), isNew: fc.boolean() }), { maxLength: 12 }),
      isRepeated: fc.boolean(),
      seconds: fc.constantFrom(0, 20, 299, 301, 43_200, 86_400),
      matchers: fc.constantFrom('active', 'active', 'bridged', 'before'),
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 12 }), (batches) => {
        const resolver = new UpdateResolver();
        let now = at(matcher, DATE, '7:58');
        let updates: readonly TripUpdate[] = [];
        for (const { seconds, matchers, isRepeated, ...next } of batches) {
          now = (now + seconds) as Instant;
          if (!isRepeated)
            updates = next.updates.map(({ which, isNew }) => {
              const update = pool[which % pool.length];
              return isNew ? { ...update } : update;
            });
          const active = matchers === 'before' ? before : matcher;
          const context = { now, earlier: matchers === 'bridged' ? before : undefined };
          const whole = resolveUpdates(active, updates, context);
          expect(resolver.resolve(active, updates, context)).toEqual(whole);
          for (const reason of Object.keys(whole.report.reasons)) seen.add(reason);
          for (const { kind, day } of whole.runs) seen.add(`${kind} ${day - dayOf(DATE)}`);
        }
      }),
      { numRuns: 300 },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining(['SUPERSEDED', 'UNKNOWN_TRIP', 'retimed 0', 'retimed 1', 'added 0']),
    );
  });

  it('have the very same runs while the update, the timetable and the time that matters are the same', () => {
    const resolver = new UpdateResolver();
    const now = at(matcher, DATE, '8:00');
    const dateless = tripUpdate({ tripId: 'BUS 1/1' }, stopTimes(matcher, '#1 +60'));
    const timed = tripUpdate({ tripId: 'BUS 1/2' }, stopTimes(matcher, `#1 9:01@${DATE}`));
    const runsAt = (updates: readonly TripUpdate[], seconds: number, by = matcher) =>
      resolver.resolve(by, updates, { now: (now + seconds) as Instant }).runs;
    const updates = [dateless, timed];
    const first = runsAt(updates, 0);
    expect(runsAt(updates, 299)).toBe(first);
    const isKept = (runs: typeof first) => runs.map((run, i) => run === first[i]);
    expect(isKept(runsAt([...updates], 299))).toEqual([true, true]);
    expect(isKept(runsAt(updates, 300))).toEqual([false, true]);
    expect(isKept(runsAt([{ ...dateless }, { ...timed }], 300))).toEqual([false, false]);
    expect(isKept(runsAt(updates, 300, before))).toEqual([false, false]);
  });
});
