import { describe, expect, it } from '@jest/globals';
import { parseServiceDate, type ServiceDay } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { generateRegion, type RegionOptions } from './generate-region.js';

const today = parseServiceDate('20261124') ?? (0 as ServiceDay);
const OPTIONS: RegionOptions = { seed: 4, stops: 800, targetStopTimes: 100_000, today };

function filesOf(options: RegionOptions): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const { file, text } of generateRegion(options)) {
    const chunks = files.get(file);
    if (chunks) chunks.push(text);
    else files.set(file, [text]);
  }
  return files;
}

describe('a generated region', () => {
  it('is read by our own reader without an error or a warning, and has the wanted size', async () => {
    const files = filesOf(OPTIONS);
    const { feed, notices } = await readFeed({
      names: [...files.keys()],
      async *open(name) {
        for (const chunk of files.get(name) ?? []) yield await Promise.resolve(new TextEncoder().encode(chunk));
      },
    });
    expect(notices.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const platforms = feed?.stops.filter(({ locationType }) => locationType === 0).length;
    expect(platforms).toBe(OPTIONS.stops);
    expect(Math.abs((feed?.stopTimes.count ?? 0) / OPTIONS.targetStopTimes - 1)).toBeLessThan(0.05);
    expect(feed?.transfers.length).toBeGreaterThan(OPTIONS.stops);
    expect(new Set(feed?.routes.map(({ type }) => type))).toEqual(new Set([2, 3]));
    expect(Math.max(...(feed?.stopTimes.arrival ?? []))).toBeGreaterThan(24 * 3_600);
  });

  it('gives the same pieces for the same options, others for another seed', () => {
    const first = [...generateRegion(OPTIONS)];
    expect([...generateRegion(OPTIONS)]).toEqual(first);
    expect([...generateRegion({ ...OPTIONS, seed: 5 })]).not.toEqual(first);
  });

  it('comes in pieces of bounded size, those of one file in a row', () => {
    const names: string[] = [];
    for (const { file, text } of generateRegion(OPTIONS)) {
      expect(text.length).toBeLessThan(1_020_000);
      if (names.at(-1) !== file) names.push(file);
    }
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('transfers.txt');
  });
});
