import { buildStreetGraph, type StreetBuild } from '../build-street-graph.js';
import { MEMBER_TYPES, type OsmBlock, type TagColumns } from '../osm-block.js';
import { readTags } from './read-tags.js';

/** Metres of a step between two characters of a drawing. */
const STEP_METRES = 100;
const DEGREES_PER_STEP = (STEP_METRES / 6_371_008.8) * (180 / Math.PI);

/**
 * A map drawn as text on the equator: each letter is a node, 100 m from its neighbours; a space or a dot is no node.
 * Ways are told as `ABC highway=footway`, tags of nodes as `B: barrier=bollard`, restrictions by their members as
 * `AB-B-BC restriction=no_left_turn` or, over ways, `AB-BC-CD restriction=no_u_turn`;
 * with a type they are another relation.
 */
export async function town(map: string, elements: string): Promise<StreetBuild> {
  return buildStreetGraph([blockOf(map, elements)]);
}

export function blockOf(map: string, elements: string): OsmBlock {
  const rows = elements
    .trim()
    .split('\n')
    .map((row) => row.trim());
  const isRelation = (row: string) => row.split(' ')[0].includes('-');
  const relations = rows.filter(isRelation);
  const ways = rows.filter((row) => !row.includes(': ') && !isRelation(row));
  const nodeTags = new Map(rows.filter((row) => row.includes(': ')).map((row) => [row[0], row.slice(3)]));
  const nodes = lettersOf(map);
  const pool = new StringPool();
  const members = relations.map((row) => membersOf(row, ways, pool));
  return {
    nodes: {
      id: Float64Array.from(nodes, ({ letter }) => idOf(letter)),
      latitude: Int32Array.from(nodes, ({ north }) => Math.round(north * DEGREES_PER_STEP * 1e7)),
      longitude: Int32Array.from(nodes, ({ east }) => Math.round(east * DEGREES_PER_STEP * 1e7)),
      tags: pool.columns(nodes.map(({ letter }) => nodeTags.get(letter) ?? '')),
    },
    ways: {
      id: Float64Array.from(ways, hashOf),
      refOffset: offsets(ways.map((way) => way.split(' ')[0].length)),
      refs: Float64Array.from(ways.flatMap((way) => Array.from(way.split(' ')[0], idOf))),
      tags: pool.columns(ways.map((way) => way.split(' ').slice(1).join(' '))),
    },
    relations: {
      id: Float64Array.from(relations, hashOf),
      memberOffset: offsets(members.map(({ length }) => length)),
      memberId: Float64Array.from(members.flat(), ({ id }) => id),
      memberType: Int32Array.from(members.flat(), ({ type }) => type),
      memberRole: Int32Array.from(members.flat(), ({ role }) => role),
      tags: pool.columns(relations.map((row) => `type=restriction ${row.slice(row.indexOf(' ') + 1)}`)),
    },
    strings: pool.strings,
  };
}

/** The same element of another block has the same id. */
const hashOf = (row: string): number => Array.from(row).reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 1e9, 7);

/** One letter is a node, several are a way. */
function membersOf(
  row: string,
  ways: readonly string[],
  pool: StringPool,
): { id: number; type: number; role: number }[] {
  const names = row.split(' ')[0].split('-');
  return names.map((name, i) => ({
    id: name.length === 1 ? idOf(name) : hashOf(ways.find((way) => way.split(' ')[0] === name) ?? name),
    type: MEMBER_TYPES.indexOf(name.length === 1 ? 'node' : 'way'),
    role: pool.index(i === 0 ? 'from' : i === names.length - 1 ? 'to' : 'via'),
  }));
}

/** Where a letter of the drawing lies, moved by metres. */
export function placeOf(map: string, letter: string, metresEast = 0, metresNorth = 0) {
  const found = lettersOf(map).find((node) => node.letter === letter);
  if (!found) throw new RangeError(`${letter} is not in the drawing`);
  return {
    latitude: (found.north + metresNorth / STEP_METRES) * DEGREES_PER_STEP,
    longitude: (found.east + metresEast / STEP_METRES) * DEGREES_PER_STEP,
  };
}

/** Beyond 2³², as real ids are. */
const idOf = (letter: string): number => 5_000_000_000 + letter.charCodeAt(0);

function lettersOf(map: string): { letter: string; north: number; east: number }[] {
  return map
    .split('\n')
    .flatMap((line, row) =>
      Array.from(line).flatMap((letter, east) => (/[A-Za-z]/.test(letter) ? [{ letter, north: -row, east }] : [])),
    );
}

class StringPool {
  readonly strings = [''];

  columns(tags: readonly string[]): TagColumns {
    const pairs = tags.map((text) => [...readTags(text)]);
    return {
      offset: offsets(pairs.map(({ length }) => length)),
      words: Int32Array.from(pairs.flat(2), (text) => this.index(text)),
    };
  }

  index(text: string): number {
    const known = this.strings.indexOf(text);
    return known >= 0 ? known : this.strings.push(text) - 1;
  }
}

function offsets(lengths: readonly number[]): Int32Array {
  const offset = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => (offset[i + 1] = offset[i] + length));
  return offset;
}
