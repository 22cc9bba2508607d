import { describe, expect, it } from '@jest/globals';
import type { Instant, ServiceDay } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import { buildTimetable, dayOf, writeSnapshot, type DayView } from '@maillage/transit-timetable';
import { KeptViews } from './kept-views.js';
import { ThreadNetwork } from './thread-network.js';

const MORNING = (Date.parse('2026-01-20T08:00:00+01:00') / 1000) as Instant;
const TODAY = dayOf({ timezone: 'Europe/Paris' }, MORNING);
const dayAfter = (days: number) => (TODAY + days) as ServiceDay;

async function network() {
  const { feed } = await readFeed(city('BUS 1  A 08:05  B 08:15'));
  if (!feed) throw new Error('not a city');
  const bytes = writeSnapshot(buildTimetable([{ id: 'city', feed }], { timezone: 'Europe/Paris' }), {});
  const snapshot = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(snapshot).set(bytes);
  const published: DayView[] = [];
  return { network: new ThreadNetwork({ snapshot }, (view) => published.push(view)), published };
}

describe('the day views of a thread', () => {
  it('are built once, and told to the others', async () => {
    const { network: one, published } = await network();
    const first = one.view(TODAY, 'forward', false);
    expect(one.view(TODAY, 'forward', false)).toBe(first);
    expect(published).toEqual([first]);
  });

  it('are kept while they are small, and six in any case', async () => {
    const { network: one } = await network();
    const views = Array.from({ length: 8 }, (_, days) => one.view(dayAfter(days), 'forward', false));
    const keeping = (bytes: number): readonly number[] => {
      const kept = new KeptViews(bytes);
      views.forEach((view, days) => {
        kept.put(view);
        if (days > 0) kept.get(TODAY, 'forward');
      });
      return kept.list().map(({ day }) => day - TODAY);
    };
    expect(keeping(1)).toEqual([3, 4, 5, 6, 7, 0]);
    expect(keeping(1_000_000)).toEqual([1, 2, 3, 4, 5, 6, 7, 0]);
  });

  it('of days that a search passes by are not kept', async () => {
    const { network: one, published } = await network();
    const passing = one.view(TODAY, 'forward', true);
    expect(published).toEqual([]);
    expect(one.view(TODAY, 'forward', false)).not.toBe(passing);
  });

  it('are taken from others, in shared memory', async () => {
    const [{ network: one, published }, { network: other }] = [await network(), await network()];
    const view = one.view(TODAY, 'backward', false);
    expect(view.slots.start.buffer).toBeInstanceOf(SharedArrayBuffer);
    other.accept(view);
    expect(other.view(TODAY, 'backward', false)).toBe(view);
    expect(published).toHaveLength(1);
  });

  it('are there after the warm-up', async () => {
    const { network: one, published } = await network();
    for (const warmUp of one.warmUps(MORNING)) warmUp();
    expect(published.map(({ day, direction }) => `${String(day - TODAY)} ${direction}`)).toContain('0 forward');
  });
});
