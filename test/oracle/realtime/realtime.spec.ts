import { afterAll, describe, expect, it } from '@jest/globals';
import { listTerritories } from '../territories.js';
import { compareRealtime, type RealtimeComparison, type RealtimeEffort } from './compare-realtime.js';

/** How many times the usual number of queries, for longer runs at night. */
const TIMES = Number(process.env['ORACLE_QUERIES'] ?? 1);
const ONLY = process.env['ORACLE_ONLY'] ?? '';

/** Small networks cost nothing to build anew; of the others one date each. */
const SMALL: RealtimeEffort = { batches: 4, share: 0.4, queries: 8 * TIMES };
const LARGE: RealtimeEffort = { batches: 3, share: 0.08, queries: 12 * TIMES };
const LARGE_TERRITORIES = ['Strasbourg', 'Mannheim', 'TER', 'Montpellier', 'Porto Alegre, two feeds'];
/** The night of the spring change of clocks where a feed covers it. */
const DATES: Readonly<Record<string, string>> = { Strasbourg: '20260329', TER: '20250330' };

describe('an overlaid view and a timetable built anew with the same updates agree', () => {
  const comparisons: RealtimeComparison[] = [];
  afterAll(() => console.log(table(comparisons)));

  for (const territory of listTerritories().filter(({ name }) => name.includes(ONLY))) {
    const isSmall = /^(demonstration|invented)/.test(territory.name);
    if (!isSmall && !LARGE_TERRITORIES.includes(territory.name)) continue;
    const dates = isSmall ? territory.dates : [DATES[territory.name] ?? territory.dates[0] ?? ''];
    it(
      territory.name,
      async () => {
        const comparison = await compareRealtime({ ...territory, dates }, isSmall ? SMALL : LARGE);
        comparisons.push(comparison);
        expect(comparison.mismatches).toEqual([]);
        expect(comparison.reachable).toBeGreaterThan(comparison.queries / 4);
        expect(comparison.changed).toBeGreaterThan(comparison.queries / 40);
      },
      TIMES * 300_000,
    );
  }
});

function table(comparisons: readonly RealtimeComparison[]): string {
  const rows = comparisons.map(({ name, updates, queries, reachable, changed, mismatches }) =>
    [name.padEnd(28), ...[updates, queries, reachable, changed, mismatches.length].map(cell)].join(''),
  );
  const heads = ['updates', 'queries', 'reachable', 'changed', 'mismatches'].map(cell).join('');
  return [''.padEnd(28) + heads, ...rows].join('\n');
}

const cell = (value: string | number): string => String(value).padStart(12);
