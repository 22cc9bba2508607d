import type { HeapRace } from './race-heap.js';

export interface RacedStreets {
  readonly name: string;
  readonly vertices: number;
  readonly races: readonly HeapRace[];
}

/** The page of the documentation. */
export function describeRaces(raced: readonly RacedStreets[]): string {
  const rows = raced.flatMap(({ name, vertices, races }) =>
    races.map(({ mode, minutes, settled, ours, heap }) =>
      [
        name,
        vertices,
        mode,
        `${String(minutes)} min`,
        settled,
        ours.toFixed(1),
        heap.toFixed(1),
        (heap / ours).toFixed(2),
      ].join(' | '),
    ),
  );
  return `# Searching streets

\`npm run bench:streets\` wrote this: everything within a limit from a hundred places, ours and Dijkstra's algorithm with a heap of
four children (no slower than one of two, or of costs and vertices in one number) on the same arcs, alternately in one process,
microseconds of user CPU time per search, median of five rounds. Ours is asked by its public door: seeds and prices are part of it.

| streets | vertices | mode | limit | settled | ours µs | heap µs | ratio |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}

## Where the time goes

A short search on foot settles some hundred vertices that were not in the cache, and both engines wait for the same offsets, arcs and
costs; what is left to win is the queue. Seeds and prices take 1.6 µs of every search; below some 400 vertices, cold, the ratio stays between 1.5 and 2. Tried on Porto, by CPU time, as ratios to the same heap on foot 15 min / bicycle 30 min / car 15 min:

| what | ratio |
| --- | --- |
| a bucket per decisecond, label with parent, list of what was reached, bitmap of buckets | 1.4 / 1.7 / 1.8 |
| costs alone as labels, reset over the entries of the queue; parents found again from costs | 1.5 / 2.1 / 2.2 |
| and buckets of 8 to 64 deciseconds without a bitmap | 1.8 / 2.3 / 2.4 |
| and costs of arcs made before, 8 bytes an arc | 2.2 / 2.8 / 2.9 |
| and packed with the vertex into 4 bytes an arc (as it is) | 2.3 / 3.1 / 3.3 |
| a doubly linked list through the vertices instead of entries | 1.7 / 2.0 / 2.1 |

Prices are made at the second search of a traveller on the arcs of a mode (some milliseconds per million arcs), and kept for the last three: 4 bytes an arc each, in every thread, so 11 MB for a mode and a direction of the grid.
`;
}
