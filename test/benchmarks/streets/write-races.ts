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
microseconds of user CPU time per search, median of fifteen rounds. Ours is asked by its public door: seeds and prices are part of it.

| streets | vertices | mode | limit | settled | ours µs | heap µs | ratio |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}

## Where the time goes

A short search on foot settles some hundred vertices: every jump that the processor guesses wrong costs as much as an arc, and whether an
arc improves anything cannot be guessed. So arcs of known costs decide about no jump. Seeds take 0.2 µs of every search. The goal of twice
a heap's speed is met in every row, within a quarter of an hour on foot, too: from run to run beside other work 2.4 to 2.5 in Porto and 2.1
to 2.6 in Andorra. The heap looks at all arcs. Tried on Porto, by CPU time, as ratios to it on foot 15 min / bicycle 30 min / car 15 min:

| what | ratio |
| --- | --- |
| a bucket per decisecond, label with parent, list of what was reached, bitmap of buckets | 1.4 / 1.7 / 1.8 |
| costs alone as labels, reset over the entries of the queue; parents found again from costs | 1.5 / 2.1 / 2.2 |
| and buckets of 8 to 64 deciseconds without a bitmap | 1.8 / 2.3 / 2.4 |
| and costs of arcs made before, 8 bytes an arc | 2.2 / 2.8 / 2.9 |
| and packed with the vertex into 4 bytes an arc | 2.3 / 3.1 / 3.3 |
| a doubly linked list through the vertices instead of entries | 1.7 / 2.0 / 2.1 |

And later, while other work ran, when the fifth of these was 1.8 / 2.7 / 3.1:

| what | ratio |
| --- | --- |
| arcs in slots of four where the vertex's number says, all four looked at, instead of an offset to be fetched | 1.8 / 2.6 / 2.6 |
| and only as many as there are: the last one says so | 1.9 / 2.8 / 3.5 |
| and improvements written without a jump | 1.8 / 3.3 / 3.4, Monaco 2.2 / 2.9 / 2.5 instead of 2.0 / 2.6 / 2.3 |
| and seeds without copies of the query | 2.0 / 3.1 / 3.2 |
| first come, first served within a bucket | as the row above |
| buckets of 128 deciseconds, and nothing is looked at again from where one only comes back (the end of a lane) | 2.1 / 3.4 / 3.8 |
| and no call between arcs, so that the compiler keeps where arrays are; 14 bits of a price instead of 12 | 2.1 / 3.5 / 3.8 |
| a vertex's arcs touched when it is reached, so that they are near when it is settled | 2.0 / 3.4 / not tried |
| and without arcs that no shortest way needs, 5 % of those on foot in Porto, more where squares are crossed (as it is) | the table above |

Prices are made at the second search of a traveller on the arcs of a mode (10 to 20 ms for the 213,000 of Porto on foot), and kept for the last
three: 16 bytes for every four arcs of a vertex and 8 for its number, in every thread, so 24 MB for a mode and a direction of the grid.

What asks for the costs of many places (all stops of a town) looks at those beside what was reached where that is less: in Porto Alegre,
10,357 spots beside streets, 0.18 ms instead of 1.2 after a quarter of an hour on foot. Who wants to know one place only lets the search rest
when it is found.
`;
}
