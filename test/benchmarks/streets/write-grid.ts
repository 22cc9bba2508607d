import type { OsmBlock } from '@maillage/street-graph';
import { randomFrom } from '../statistics.js';

const STEP = 9_000;
const NO_TAGS = { offset: new Int32Array(1), words: new Int32Array(0) };

/** A region of side² junctions about 100 m apart, no two streets of one length; every eighth street is a faster one. */
export function writeGrid(side: number): OsmBlock {
  const random = randomFrom(7);
  const count = side * side;
  const shift = () => Math.round((random() - 0.5) * STEP * 0.6);
  const ways = Array.from({ length: 2 * side }, (_, way) =>
    Float64Array.from({ length: side }, (__, i) => 1 + (way < side ? way * side + i : i * side + way - side)),
  );
  return {
    strings: ['', 'highway', 'residential', 'secondary'],
    nodes: {
      id: Float64Array.from({ length: count }, (_, node) => node + 1),
      latitude: Int32Array.from({ length: count }, (_, node) => Math.floor(node / side) * STEP + shift()),
      longitude: Int32Array.from({ length: count }, (_, node) => (node % side) * STEP + shift()),
      tags: { offset: new Int32Array(count + 1), words: new Int32Array(0) },
    },
    ways: {
      id: Float64Array.from(ways, (_, way) => way + 1),
      refOffset: Int32Array.from({ length: ways.length + 1 }, (_, way) => way * side),
      refs: Float64Array.from({ length: ways.length * side }, (_, i) => ways[Math.floor(i / side)]?.[i % side] ?? 0),
      tags: {
        offset: Int32Array.from({ length: ways.length + 1 }, (_, way) => way),
        words: Int32Array.from({ length: 2 * ways.length }, (_, i) => (i % 2 === 0 ? 1 : (i >> 1) % 8 === 0 ? 3 : 2)),
      },
    },
    relations: {
      id: new Float64Array(0),
      memberOffset: new Int32Array(1),
      memberId: new Float64Array(0),
      memberType: new Int32Array(0),
      memberRole: new Int32Array(0),
      tags: NO_TAGS,
    },
  };
}
