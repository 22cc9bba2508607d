import { entry, type Coordinate } from '@maillage/kernel';
import type { OsmBlock } from '@maillage/street-graph';

/** Keys that say who passes and how fast, in the order in which they are told. */
const TOLD =
  /^(highway|railway|route|motorroad|access|foot|bicycle|vehicle|motor_vehicle|motorcar|oneway|oneway:bicycle|junction|maxspeed|surface|smoothness|sac_scale|barrier|area|conveying|service|.*:conditional)$/;
const CELLS_PER_DEGREE = 2_000;
const METRES_PER_DEGREE = 111_195;

interface Side {
  readonly tags: string;
  readonly from: Coordinate;
  readonly to: Coordinate;
}

/** The ways of an extract by their place, with the tags that rules of travel read. */
export class TaggedWays {
  readonly #sides = new Map<string, Side[]>();

  constructor(blocks: Iterable<OsmBlock>) {
    const nodes = new Map<number, Coordinate>();
    for (const block of blocks) {
      block.nodes.id.forEach((id, node) => {
        const [latitude, longitude] = [block.nodes.latitude[node] ?? 0, block.nodes.longitude[node] ?? 0];
        nodes.set(id, { latitude: latitude / 1e7, longitude: longitude / 1e7 });
      });
      for (let way = 0; way < block.ways.id.length; way++) this.#add(block, way, nodes);
    }
  }

  /** The tags of the way that is nearest, at most so many metres away. */
  tagsAt(place: Coordinate, metres: number): string | undefined {
    let best: { readonly tags: string; readonly metres: number } | undefined;
    for (const side of this.#around(place)) {
      const away = metresTo(side, place);
      if (away <= metres && away < (best?.metres ?? Infinity)) best = { tags: side.tags, metres: away };
    }
    return best?.tags;
  }

  #add({ strings, ways }: OsmBlock, way: number, nodes: ReadonlyMap<number, Coordinate>): void {
    const told: string[] = [];
    for (let i = ways.tags.offset[way] ?? 0; i < (ways.tags.offset[way + 1] ?? 0); i++) {
      const [key, value] = [ways.tags.words[2 * i], ways.tags.words[2 * i + 1]].map((word) => strings[word ?? 0] ?? '');
      if (key !== undefined && TOLD.test(key)) told.push(`${key}=${value ?? ''}`);
    }
    if (!told.some((tag) => /^(highway|route|railway)=/.test(tag))) return;
    const tags = told.sort((a, b) => Number(b.startsWith('highway')) - Number(a.startsWith('highway'))).join(' ');
    const refs = [...ways.refs.subarray(ways.refOffset[way], ways.refOffset[way + 1])];
    const line = refs.flatMap((ref) => nodes.get(ref) ?? []);
    line.slice(1).forEach((to, i) => {
      this.#place({ tags, from: entry(line, i), to });
    });
  }

  #place(side: Side): void {
    const [north, east] = [side.to.latitude - side.from.latitude, side.to.longitude - side.from.longitude];
    const parts = Math.max(1, Math.ceil(Math.max(Math.abs(north), Math.abs(east)) * CELLS_PER_DEGREE));
    const cells = new Set<string>();
    for (let part = 0; part <= parts; part++) {
      const latitude = side.from.latitude + (north * part) / parts;
      cells.add(cellOf(latitude, side.from.longitude + (east * part) / parts));
    }
    for (const cell of cells) {
      const known = this.#sides.get(cell);
      if (known) known.push(side);
      else this.#sides.set(cell, [side]);
    }
  }

  #around({ latitude, longitude }: Coordinate): ReadonlySet<Side> {
    const steps = [-1, 0, 1].map((step) => step / CELLS_PER_DEGREE);
    const found = steps.flatMap((north) =>
      steps.flatMap((east) => this.#sides.get(cellOf(latitude + north, longitude + east)) ?? []),
    );
    return new Set(found);
  }
}

const cellOf = (latitude: number, longitude: number): string =>
  `${String(Math.floor(latitude * CELLS_PER_DEGREE))} ${String(Math.floor(longitude * CELLS_PER_DEGREE))}`;

function metresTo({ from, to }: Side, { latitude, longitude }: Coordinate): number {
  const scale = Math.cos((latitude * Math.PI) / 180);
  const [north, east] = [to.latitude - from.latitude, (to.longitude - from.longitude) * scale];
  const [toNorth, toEast] = [latitude - from.latitude, (longitude - from.longitude) * scale];
  const square = north * north + east * east;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, (toNorth * north + toEast * east) / square));
  return Math.hypot(toNorth - share * north, toEast - share * east) * METRES_PER_DEGREE;
}
