import { afterAll, describe, expect, it } from '@jest/globals';
import { compareTerritory, readBothSides, type Comparison } from './compare-territory.js';
import { listTerritories } from './territories.js';

/** How many times the usual number of queries, for longer runs at night. */
const TIMES = Number(process.env['ORACLE_QUERIES'] ?? 1);
const ONLY = process.env['ORACLE_ONLY'] ?? '';

describe('the planner and the oracle agree', () => {
  const comparisons: (Comparison & { readonly seconds: number })[] = [];
  afterAll(() => console.log(table(comparisons)));

  for (const territory of listTerritories().filter(({ name }) => name.includes(ONLY)))
    it(
      territory.name,
      async () => {
        const start = performance.now();
        const comparison = compareTerritory(await readBothSides(territory), territory, TIMES);
        comparisons.push({ ...comparison, seconds: (performance.now() - start) / 1000 });
        expect(comparison.mismatches).toEqual([]);
        expect(comparison.reachable).toBeGreaterThan((comparison.queries + comparison.windows) / 4);
      },
      TIMES * 300_000,
    );
});

function table(comparisons: readonly (Comparison & { readonly seconds: number })[]): string {
  const rows = comparisons.map(({ name, queries, windows, reachable, mismatches, seconds }) =>
    [name.padEnd(28), ...[queries, windows, reachable, mismatches.length].map(cell), cell(Math.round(seconds))].join(
      '',
    ),
  );
  const heads = ['queries', 'windows', 'reachable', 'mismatches', 'seconds'].map(cell).join('');
  return [''.padEnd(28) + heads, ...rows].join('\n');
}

const cell = (value: string | number): string => String(value).padStart(12);
