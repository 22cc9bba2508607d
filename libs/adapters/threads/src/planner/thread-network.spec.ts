import { describe, expect, it } from '@jest/globals';
import type { Instant, ServiceDay } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import { buildTimetable, dayOf, writeSnapshot, type DayView } from '@maillage/transit-timetable';
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
  it('are built once, told to the others, and kept for six days and directions', async () => {
    const { network: one, published } = await network();
    const first = one.view(TODAY, 'forward', false);
    expect(one.view(TODAY, 'forward', false)).toBe(first);
    expect(published).toEqual([first]);
    for (let days = 1; days <= 5; days++) one.view(dayAfter(days), 'forward', false);
    expect(one.view(TODAY, 'forward', false)).toBe(first);
    one.view(dayAfter(6), 'forward', false);
    expect(one.view(dayAfter(1), 'forward', false)).not.toBe(published[1]);
    expect(one.view(TODAY, 'forward', false)).toBe(first);
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
