import { FORBIDDEN, kilometresPerHour } from '../speed-class.js';
import { EDGE_KINDS } from '../street-graph.js';
import { NO_LEVEL, type CollectedStreets } from './collect-streets.js';
import { crossAreas, type AreaLine } from './cross-areas.js';
import { growingInts, growingShorts } from './growing-column.js';
import { placeNodes, type PlacedNodes } from './place-nodes.js';
import { OFF_GROUND } from '../tags/way-traits.js';

/** Edges and vertices in the order in which the ways bring them. */
export class CutStreets {
  readonly latitude = growingInts();
  readonly longitude = growingInts();
  readonly barred = growingInts();
  readonly gates = growingInts();
  readonly from = growingInts();
  readonly to = growingInts();
  readonly length = growingInts();
  readonly rule = growingInts();
  readonly name = growingInts();
  readonly kind = growingInts();
  readonly traits = growingInts();
  /** levels[2e], levels[2e + 1]: as of the whole way. */
  readonly levels = growingInts();
  readonly pointOffset = growingInts();
  readonly points = growingShorts();
  /** edges of way w, lifts among them: [wayEdges[w], wayEdges[w + 1]) */
  readonly wayEdges = growingInts();
  trimmedWays = 0;

  /** `vertexOfNode`: −1 for a node that is no vertex. */
  constructor(readonly vertexOfNode: (node: number) => number) {
    this.pointOffset.push(0);
  }
}

/** Metres per 10⁻⁷ degree of latitude. */
const METRES = 6_371_008.8 * (Math.PI / 180) * 1e-7;
const RADIANS = (Math.PI / 180) * 1e-7;
/** A lift takes 90 s, the wait included: half of them on either side of its middle, at 1 km/h whoever rides. */
const LIFT_CLASS = kilometresPerHour(1);
const LIFT_DECIMETRES = 125;
const LIFT = EDGE_KINDS.indexOf('lift');
/** A step of a polyline longer than this, in microdegrees, is told in several. */
const LONGEST_STEP = 32_000;

/** Cuts the ways at junctions, ends, barriers and lifts, and where nodes are missing from the extract. */
export function cutWays(collected: CollectedStreets): CutStreets {
  const nodes = placeNodes(collected);
  const vertexOf = new Int32Array(nodes.count).fill(-1);
  const lines = crossAreas(collected, nodes);
  const streets = new CutStreets((node) => {
    const row = nodes.rowOf(node);
    return row < 0 ? -1 : vertexOf[row];
  });
  const lift = collected.rules.index({
    classes: [LIFT_CLASS, LIFT_CLASS, LIFT_CLASS, LIFT_CLASS, LIFT_CLASS, LIFT_CLASS, 0, 0],
    endsOnly: 0,
  });

  /** A lift that is drawn as a way is one of its nodes no more. */
  for (let way = 0; way < collected.wayCount; way++) {
    if (collected.kind.values[way] !== LIFT) continue;
    for (const row of rowsOf(way)) nodes.isLift[row] = 0;
  }
  for (let way = 0; way < collected.wayCount; way++) {
    const [first, end] = [collected.refOffset.values[way], collected.refOffset.values[way + 1]];
    let isTrimmed = false;
    streets.wayEdges.push(streets.from.length);
    for (let begin = first; begin < end;) {
      let stop = begin;
      while (stop < end && nodes.isPlaced[nodes.row[stop]] === 1) stop++;
      if (stop < end) isTrimmed = true;
      if (stop - begin > 1 && collected.kind.values[way] !== LIFT) cutPiece(way, begin, stop);
      begin = stop + 1;
    }
    if (collected.kind.values[way] === LIFT) addLift(way);
    if (isTrimmed) streets.trimmedWays++;
  }
  streets.wayEdges.push(streets.from.length);
  for (const line of lines) addLine(line);
  return streets;

  /** The refs [begin, end) of a way are all known. */
  function cutPiece(way: number, begin: number, end: number): void {
    const rule = ruleOf(way, begin, end);
    let start = begin;
    for (let i = begin + 1; i < end; i++) {
      if (nodes.uses[nodes.row[i]] < 2 && i < end - 1) continue;
      addEdge(way, rule, start, i);
      start = i;
    }
  }

  function rowsOf(way: number): Int32Array {
    return nodes.row.subarray(collected.refOffset.values[way], collected.refOffset.values[way + 1]);
  }

  /** A lift that is drawn as a line or as its shaft: from each of its doors to the middle of it. */
  function addLift(way: number): void {
    const doors = [...new Set(rowsOf(way))].filter((row) => nodes.isPlaced[row] === 1 && nodes.uses[row] > 1);
    if (doors.length === 0) return;
    const { classes, endsOnly } = collected.rules.rules[collected.rule.values[way]];
    const rule = { classes: classes.map((known) => (known === FORBIDDEN ? FORBIDDEN : LIFT_CLASS)), endsOnly };
    const index = collected.rules.index(rule);
    streets.latitude.push(microdegrees(mean(doors.map((row) => nodes.latitude[row]))));
    streets.longitude.push(microdegrees(mean(doors.map((row) => nodes.longitude[row]))));
    streets.barred.push(0);
    streets.gates.push(0);
    const middle = streets.latitude.length - 1;
    for (const row of doors) addHalfLift(vertexAt(row), middle, index, collected.name.values[way]);
  }

  function addHalfLift(landing: number, middle: number, rule: number, name: number): void {
    streets.from.push(landing);
    streets.to.push(middle);
    streets.length.push(LIFT_DECIMETRES);
    streets.rule.push(rule);
    streets.name.push(name);
    streets.kind.push(LIFT);
    streets.traits.push(OFF_GROUND);
    streets.levels.push(NO_LEVEL);
    streets.levels.push(NO_LEVEL);
    streets.pointOffset.push(streets.points.length / 2);
  }

  /** A ferry whose duration is known makes its own speed. */
  function ruleOf(way: number, begin: number, end: number): number {
    const minutes = collected.minutes.values[way];
    const rule = collected.rule.values[way];
    if (minutes === 0) return rule;
    const speed = kilometresPerHour((metresAlong(nodes, begin, end - 1) / 1000 / minutes) * 60);
    const { classes, endsOnly } = collected.rules.rules[rule];
    return collected.rules.index({
      classes: classes.map((known) => (known === FORBIDDEN ? FORBIDDEN : speed)),
      endsOnly,
    });
  }

  function addEdge(way: number, rule: number, first: number, last: number): void {
    const [from, to] = [vertexAt(nodes.row[first]), vertexAt(nodes.row[last])];
    streets.from.push(from);
    streets.to.push(to);
    streets.length.push(Math.max(1, Math.round(metresAlong(nodes, first, last) * 10)));
    streets.rule.push(rule);
    describe(way);
    addPoints(first, last);
  }

  function addLine({ from, to, way }: AreaLine): void {
    streets.from.push(vertexAt(from));
    streets.to.push(vertexAt(to));
    streets.length.push(Math.max(1, Math.round(metresBetween(nodes, from, to) * 10)));
    streets.rule.push(collected.rule.values[way]);
    describe(way);
    streets.pointOffset.push(streets.points.length / 2);
  }

  /** What an edge has of its way. */
  function describe(way: number): void {
    streets.name.push(collected.name.values[way]);
    streets.kind.push(collected.kind.values[way]);
    streets.traits.push(collected.traits.values[way]);
    streets.levels.push(collected.levels.values[2 * way]);
    streets.levels.push(collected.levels.values[2 * way + 1]);
  }

  function addPoints(first: number, last: number): void {
    let [latitude, longitude] = placeOf(first);
    for (let i = first + 1; i <= last; i++) {
      const [nextLatitude, nextLongitude] = placeOf(i);
      const [north, east] = [nextLatitude - latitude, nextLongitude - longitude];
      const parts = Math.max(1, Math.ceil(Math.max(Math.abs(north), Math.abs(east)) / LONGEST_STEP));
      const steps = i < last ? parts : parts - 1;
      let [doneNorth, doneEast] = [0, 0];
      for (let part = 1; part <= steps; part++) {
        const [toNorth, toEast] = [Math.round((north * part) / parts), Math.round((east * part) / parts)];
        streets.points.push(toNorth - doneNorth);
        streets.points.push(toEast - doneEast);
        [doneNorth, doneEast] = [toNorth, toEast];
      }
      [latitude, longitude] = [nextLatitude, nextLongitude];
    }
    streets.pointOffset.push(streets.points.length / 2);
  }

  function placeOf(ref: number): [number, number] {
    const row = nodes.row[ref];
    return [microdegrees(nodes.latitude[row]), microdegrees(nodes.longitude[row])];
  }

  /** Every end of an edge at a lift has a vertex of its own, half a lift away from the node. */
  function vertexAt(row: number): number {
    if (vertexOf[row] < 0) vertexOf[row] = addVertex(row, nodes.barred[row], nodes.gates[row]);
    if (nodes.isLift[row] === 0) return vertexOf[row];
    const landing = addVertex(row, 0, 0);
    addHalfLift(landing, vertexOf[row], lift, 0);
    return landing;
  }

  function addVertex(row: number, barred: number, gates: number): number {
    streets.latitude.push(microdegrees(nodes.latitude[row]));
    streets.longitude.push(microdegrees(nodes.longitude[row]));
    streets.barred.push(barred);
    streets.gates.push(gates);
    return streets.latitude.length - 1;
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const microdegrees = (value: number): number => Math.round(value / 10);

function metresAlong(nodes: PlacedNodes, first: number, last: number): number {
  let metres = 0;
  for (let i = first; i < last; i++) metres += metresBetween(nodes, nodes.row[i], nodes.row[i + 1]);
  return metres;
}

function metresBetween({ latitude, longitude }: PlacedNodes, a: number, b: number): number {
  const scale = Math.cos(((latitude[a] + latitude[b]) / 2) * RADIANS);
  return Math.hypot(latitude[b] - latitude[a], (longitude[b] - longitude[a]) * scale) * METRES;
}
