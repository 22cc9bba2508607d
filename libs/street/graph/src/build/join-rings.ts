/** Refs of nodes; those of a ring begin and end with the same. */
export type Line = readonly number[];

/** Lines joined at their ends to rings; undefined when one of them stays open. */
export function joinRings(lines: readonly Line[]): readonly Line[] | undefined {
  const left = [...lines];
  const rings: Line[] = [];
  for (let line = left.pop(); line !== undefined; line = left.pop()) {
    let ring = [...line];
    while (!isRing(ring)) {
      const end = ring[ring.length - 1];
      const next = left.findIndex((other) => other[0] === end || other[other.length - 1] === end);
      if (next < 0) return undefined;
      const [other] = left.splice(next, 1);
      ring = [...ring, ...(other[0] === end ? other : other.toReversed()).slice(1)];
    }
    rings.push(ring);
  }
  return rings;
}

/** A triangle at the least. */
export const isRing = (refs: ArrayLike<number>): boolean => refs.length > 3 && refs[0] === refs[refs.length - 1];
