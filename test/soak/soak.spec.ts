import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startLivingSuite, type LivingSuite } from './living-suite.js';
import { soak, type SoakReport } from './soak.js';

const SECONDS = 60;

/** A minute of what `npm run soak` does for hours: half an hour of the demonstration territory. */
describe('the suite under live load', () => {
  let living: LivingSuite;
  let report: SoakReport;
  beforeAll(async () => {
    living = await startLivingSuite(30);
    report = await soak(living.install, living.database, { seconds: SECONDS, requestsPerSecond: 3, everySeconds: 5 });
  }, 240_000);
  afterAll(() => living.stop(), 60_000);

  it('answers everything', () => {
    const answered = Object.values(report.statuses).reduce((sum, count) => sum + count, 0);
    expect(answered).toBeGreaterThanOrEqual(SECONDS * 3 - 1);
    // an answer may be refused while the machine is busy, never be wrong or missing
    expect(Object.keys(report.statuses).filter((status) => status !== '200' && status !== '503')).toEqual([]);
    expect(report.statuses[200] ?? 0).toBeGreaterThan(answered / 2);
  });

  it('opens no more descriptors as time goes by', () => {
    const counts = report.samples.slice(2).map(({ descriptors }) => descriptors);
    expect(Math.max(...counts.slice(-3)) - Math.min(...counts.slice(0, 3))).toBeLessThan(30);
  });

  it('fills no table without bound: what grows is the journal of fetches, which has a limit', () => {
    const [middle, last] = [report.samples[report.samples.length >> 1], report.samples.at(-1)];
    const grown = Object.entries(last?.rows ?? {}).filter(
      ([table, rows]) => rows > 2 * (middle?.rows[table] ?? 0) + 50,
    );
    expect(grown).toEqual([]);
  });

  it('says how its memory goes', () => {
    expect(report.samples.length).toBeGreaterThan(8);
    expect(report.samples.every(({ residentMegabytes }) => residentMegabytes > 50)).toBe(true);
    expect(Number.isFinite(report.slopePercentPerHour)).toBe(true);
  });
});
