import type { Arcs } from '../street-graph.js';

/**
 * A component of so many vertices is a town of its own: the other bank where the extract lacks the bridges, a second extract,
 * an island. Fewer are a courtyard.
 */
const TOWN_VERTICES = 250;

/**
 * 1 for the vertices of the largest strongly connected component and of those that are towns. The largest is the one with most of
 * those that count, if any counts.
 */
export function findMainComponent(graph: Linked, counts: (state: number) => boolean): Uint8Array {
  const { of, sizes } = listComponents(graph);
  const counted = new Int32Array(sizes.length);
  of.forEach((component, state) => {
    if (counts(state)) counted[component]++;
  });
  const compared = counted.some((size) => size > 0) ? counted : Int32Array.from(sizes);
  const largest = compared.indexOf(compared.reduce((most, size) => Math.max(most, size), 0));
  return Uint8Array.from(of, (component) => (component === largest || sizes[component] >= TOWN_VERTICES ? 1 : 0));
}

type Links = Pick<Arcs, 'offset' | 'words'>;
interface Linked {
  readonly forward: Links;
  readonly backward: Links;
}

/** Strongly connected components by vertex, and how many vertices they have (Kosaraju and Sharir, without recursion). */
export function listComponents({ forward, backward }: Linked): {
  readonly of: Int32Array;
  readonly sizes: readonly number[];
} {
  const order = finishingOrder(forward);
  const component = new Int32Array(order.length).fill(-1);
  const stack = new Int32Array(order.length);
  const sizes: number[] = [];
  for (let i = order.length - 1, current = 0; i >= 0; i--) {
    if (component[order[i]] >= 0) continue;
    let [depth, size] = [1, 1];
    stack[0] = order[i];
    component[order[i]] = current;
    while (depth > 0) {
      const vertex = stack[--depth];
      for (let arc = backward.offset[vertex]; arc < backward.offset[vertex + 1]; arc++) {
        const other = backward.words[2 * arc];
        if (component[other] >= 0) continue;
        component[other] = current;
        stack[depth++] = other;
        size++;
      }
    }
    sizes.push(size);
    current++;
  }
  return { of: component, sizes };
}

function finishingOrder({ offset, words }: Links): Int32Array {
  const count = offset.length - 1;
  const order = new Int32Array(count);
  const isSeen = new Uint8Array(count);
  const stack = new Int32Array(count);
  const nextArc = offset.slice(0, count);
  let finished = 0;
  for (let start = 0; start < count; start++) {
    if (isSeen[start] === 1) continue;
    isSeen[start] = 1;
    stack[0] = start;
    for (let depth = 1; depth > 0;) {
      const vertex = stack[depth - 1];
      if (nextArc[vertex] === offset[vertex + 1]) {
        order[finished++] = vertex;
        depth--;
        continue;
      }
      const other = words[2 * nextArc[vertex]++];
      if (isSeen[other] === 1) continue;
      isSeen[other] = 1;
      stack[depth++] = other;
    }
  }
  return order;
}
