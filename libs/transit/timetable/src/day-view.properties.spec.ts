import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildDayView } from './build-day-view.js';
import { buildTimetable } from './build-timetable.js';
import { checkDayView } from './check-day-view.js';
import type { DayView } from './day-view.js';
import { smallFeed } from './testing/small-feed.js';
import { dayNamed } from './testing/tell.js';
import type { Timetable } from './timetable.js';

/** S is the way back of R; T goes on where R ends, U too. */
const LINES = { R: ['A', 'B', 'C', 'D'], S: ['D', 'C', 'B', 'A'], T: ['D', 'E', 'F', 'G'], U: ['D', 'G', 'F', 'E'] };

const minutes = fc.integer({ min: 0, max: 40 });

/** Vehicles with odd running times, some of which run on as another line, some long after midnight. */
const trips = fc
  .array(
    fc.record({
      line: fc.constantFrom('R', 'S'),
      goesOn: fc.constantFrom('T', 'U', undefined),
      service: fc.constantFrom('odd', 'all'),
      start: fc.integer({ min: 0, max: 27 * 60 }),
      times: fc.array(minutes, { minLength: 16, maxLength: 16 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((vehicles) => vehicles.flatMap(toLines).join('\n'));

interface Vehicle {
  readonly line: keyof typeof LINES;
  readonly goesOn: keyof typeof LINES | undefined;
  readonly service: string;
  readonly start: number;
  /** Minutes between calls and at stops, in turn. */
  readonly times: readonly number[];
}

function toLines({ line, goesOn, service, start, times }: Vehicle, i: number): string[] {
  let step = 0;
  let time = start;
  const after = () => clock((time += times[step++]));
  return [line, ...(goesOn === undefined ? [] : [goesOn])].map(
    (name) =>
      `t${i}${name} ${name} ${service} #${i} ${LINES[name].map((stop) => `${stop} ${after()}/${after()}`).join(' ')}`,
  );
}

const clock = (time: number): string => `${Math.floor(time / 60)}:${String(time % 60).padStart(2, '0')}`;

const build = (text: string): Timetable =>
  buildTimetable(
    [
      {
        id: 'f',
        feed: smallFeed({
          stops: 'A 0 0\nB 400 0\nC 800 0\nD 5000 0\nE 6000 0\nF 7000 0\nG 8000 0',
          services: 'odd 20260328 20260330\nall 20260327..20260331',
          trips: text,
        }),
      },
    ],
    { timezone: 'Europe/Paris' },
  );

/** All calls of all runs, told forward in time. */
function calls({ direction, chains, slots, stopWord, profileArrival, profileDeparture }: DayView): string[] {
  const told: string[] = [];
  for (let slot = 0; slot < slots.count; slot++) {
    const chain = slots.chain[slot];
    const length = chains.stopCount[chain];
    for (let i = 0; i < length; i++) {
      const word = stopWord[chains.stopOffset[chain] + i];
      const arrival = slots.start[slot] + profileArrival[slots.profile[slot] + i];
      const departure = slots.start[slot] + profileDeparture[slots.profile[slot] + i];
      const run = `${slots.trip[slot]}/${slots.dayOffset[slot]}`;
      told.push(
        direction === 'forward'
          ? `${run} ${i} ${word} ${arrival} ${departure}`
          : `${run} ${length - 1 - i} ${(word & ~3) | ((word & 1) << 1) | ((word & 2) >> 1)} ${-departure} ${-arrival}`,
      );
    }
  }
  return told.sort();
}

/** Slots whose run is under way in [0, 30 h[, which both directions hold. */
const commonCalls = (view: DayView, common: ReadonlySet<string>) =>
  calls(view).filter((call) => common.has(call.split(' ')[0] ?? ''));

const runsOf = (view: DayView): Set<string> => new Set(calls(view).map((call) => call.split(' ')[0] ?? ''));

describe('any timetable', () => {
  it('has day views in which nobody overtakes, with the clocks changing that night', () => {
    fc.assert(
      fc.property(trips, (text) => {
        const timetable = build(text);
        for (const date of ['2026-03-28', '2026-03-29', '2026-03-30'])
          for (const direction of ['forward', 'backward'] as const)
            checkDayView(buildDayView(timetable, dayNamed(date), direction));
      }),
      { numRuns: 100 },
    );
  });

  it('has a backward view with the same calls as the forward one', () => {
    fc.assert(
      fc.property(trips, (text) => {
        const timetable = build(text);
        const forward = buildDayView(timetable, dayNamed('2026-03-29'), 'forward');
        const backward = buildDayView(timetable, dayNamed('2026-03-29'), 'backward');
        const inBackward = runsOf(backward);
        const common = new Set([...runsOf(forward)].filter((run) => inBackward.has(run)));
        expect(commonCalls(backward, common)).toEqual(commonCalls(forward, common));
      }),
      { numRuns: 60 },
    );
  });

  it('has slots whose continuation is in order with the continuations of their neighbours', () => {
    let seams = 0;
    fc.assert(
      fc.property(trips, (text) => {
        for (const direction of ['forward', 'backward'] as const) {
          const { chains, slots } = buildDayView(build(text), dayNamed('2026-03-29'), direction);
          for (let slot = 1; slot < slots.count; slot++) {
            if (slots.chain[slot] !== slots.chain[slot - 1]) continue;
            const [a, b] = [slots.next[slot - 1], slots.next[slot]];
            expect(a < 0).toBe(b < 0);
            if (a < 0) continue;
            seams++;
            expect(chains.pattern[slots.chain[a]]).toBe(chains.pattern[slots.chain[b]]);
            expect(slots.start[a]).toBeLessThanOrEqual(slots.start[b]);
          }
        }
      }),
      { numRuns: 100 },
    );
    expect(seams).toBeGreaterThan(20);
  });
});
