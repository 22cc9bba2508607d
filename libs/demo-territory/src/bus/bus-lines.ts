import { entry } from '@maillage/kernel';
import { between, gap, type Point, pointsOf } from '../plane.js';
import { districtAt, outsideMetres } from '../town/places.js';
import { HUB, ROADS } from '../town/roads.js';
import { isForCars, otherEnd, pointOn, pointsFrom, type StreetGraph } from '../town/street-graph.js';
import { type LinePlan } from './line-plan.js';
import { LINE_PLANS } from './line-plans.js';
import { type RouteFinder, type Step } from './route-finder.js';
import { type Quay, type StopRegister } from './stop-places.js';

/** A stop of a line in one direction. */
export interface LineStop {
  readonly quay: Quay;
  /** Metres from the first stop along the streets. */
  readonly metres: number;
  /** Seconds from the first stop in light traffic, waits at stops left aside. */
  readonly seconds: number;
}

export interface LineDirection {
  readonly direction: 0 | 1;
  readonly stops: readonly LineStop[];
  readonly shape: readonly Point[];
}

export interface BusLine {
  readonly plan: LinePlan;
  readonly directions: readonly LineDirection[];
}

const CLOSEST_STOPS_METRES = 190;

/** Every line with its stops, the busiest lines first so that the others share their stops. */
export function layLines(graph: StreetGraph, finder: RouteFinder, register: StopRegister): BusLine[] {
  const context = { graph, finder, register, forecourt: layForecourt(register) };
  return LINE_PLANS.map((plan, row) => {
    const there = { plan, row, direction: 0 as const, via: pointsOf(plan.via) };
    const back = { plan, row, direction: 1 as const, via: pointsOf(plan.via).reverse() };
    const runs = plan.loop === true ? [there] : [there, back];
    return { plan, directions: runs.map((run) => layDirection(run, context)) };
  });
}

interface Run {
  readonly plan: LinePlan;
  readonly row: number;
  readonly direction: 0 | 1;
  readonly via: readonly Point[];
}

interface Context {
  readonly graph: StreetGraph;
  readonly finder: RouteFinder;
  readonly register: StopRegister;
  readonly forecourt: Forecourt;
}

/** Metres east of the middle of the bus station. */
const PLATFORMS = [-42, -14, 14, 42];

/** Four platforms on the side of the station for buses that head east, four for those that head west. */
interface Forecourt {
  readonly east: readonly Quay[];
  readonly west: readonly Quay[];
}

function layForecourt(register: StopRegister): Forecourt {
  const place = register.create(HUB, 'Gare de Montorvel');
  const side = (north: number): Quay[] =>
    PLATFORMS.map((east) => register.addQuay(place, { x: HUB.x + east, y: HUB.y + north - Math.abs(east) * 0.03 }, -1));
  return { east: side(-6), west: side(6) };
}

function layDirection(run: Run, context: Context): LineDirection {
  const { graph, finder } = context;
  const steps = throughForecourt(finder.along(run.via), graph);
  const stops = chooseStops(candidatesAlong(steps, run, context), run, context);
  const [first, last] = [entry(stops, 0), entry(stops, stops.length - 1)];
  return {
    direction: run.direction,
    stops: stops.map((stop) => ({
      ...stop,
      metres: stop.metres - first.metres,
      seconds: stop.seconds - first.seconds,
    })),
    shape: cut(lineOf(steps, graph), first.metres, last.metres),
  };
}

/** A line that begins or ends at the bus station runs along its platforms instead of turning in its middle. */
function throughForecourt(steps: readonly Step[], graph: StreetGraph): Step[] {
  const [first, last] = [entry(steps, 0), entry(steps, steps.length - 1)];
  const through = [...steps];
  if (isHub(graph, first.from)) {
    const before = entry(graph.meeting, first.from).find((street) => street !== first.street) ?? first.street;
    through.unshift({ street: before, from: otherEnd(before, first.from) });
  }
  const end = otherEnd(last.street, last.from);
  if (isHub(graph, end)) {
    through.push({
      street: entry(graph.meeting, end).find((street) => street !== last.street) ?? last.street,
      from: end,
    });
  }
  return through;
}

const isHub = (graph: StreetGraph, node: number): boolean => gap(entry(graph.nodes, node), HUB) < 1;

/** A place along the way where the line may stop. */
interface Candidate {
  readonly metres: number;
  readonly seconds: number;
  readonly where: Step | Quay;
}

function candidatesAlong(steps: readonly Step[], run: Run, context: Context): Candidate[] {
  const { graph, finder, forecourt } = context;
  const found: Candidate[] = [];
  let metres = 0;
  let seconds = 0;
  steps.forEach((step, i) => {
    const duration = finder.seconds(step.street);
    if (i > 0 && isHub(graph, step.from)) {
      const eastward = entry(graph.nodes, otherEnd(step.street, step.from)).x > HUB.x;
      const along = entry(PLATFORMS, run.row % PLATFORMS.length) * (eastward ? 1 : -1);
      const quay = entry(eastward ? forecourt.east : forecourt.west, run.row % PLATFORMS.length);
      found.push({ metres: metres + along, seconds: seconds + along / 7, where: quay });
    }
    if (mayStop(step, graph))
      found.push({ metres: metres + step.street.metres / 2, seconds: seconds + duration / 2, where: step });
    metres += step.street.metres;
    seconds += duration;
  });
  return found.sort((a, b) => a.metres - b.metres);
}

function mayStop({ street, from }: Step, graph: StreetGraph): boolean {
  if (isHub(graph, from) || isHub(graph, otherEnd(street, from))) return false;
  const fast = street.road >= 0 && entry(ROADS, street.road).maxspeed === 70;
  return isForCars(street) && !street.crossesRiver && !street.crossesRailway && street.metres >= 38 && !fast;
}

/** Keeps the ends and the platforms, shares stops that other lines have, and adds new ones where the gap grows. */
function chooseStops(candidates: readonly Candidate[], run: Run, { graph, register }: Context): LineStop[] {
  const stops: LineStop[] = [];
  const final = entry(candidates, candidates.length - 1);
  let last = -Infinity;
  candidates.forEach((candidate, i) => {
    const isEnd = i === 0 || candidate === final;
    const { where, metres, seconds } = candidate;
    const quayed = 'letter' in where;
    if (!isEnd && !quayed) {
      if (metres - last < CLOSEST_STOPS_METRES) return;
      const ahead = candidates.filter((c) => c.metres > metres && c.metres < metres + CLOSEST_STOPS_METRES);
      if (ahead.some((c) => c === final || 'letter' in c.where)) return;
      const middle = pointOn(graph, where.street, 0.5).point;
      const shared = register.hasPlaceOn(where);
      const comes = ahead.some((c) => !('letter' in c.where) && register.hasPlaceOn(c.where));
      if (!shared && (comes || !(register.isWantedAt(middle) || metres - last >= spacingAt(middle, run.plan)))) return;
    }
    const quay = quayed ? where : register.set(where, stops.at(-1)?.quay.place);
    stops.push({ quay, metres, seconds });
    last = metres;
  });
  return stops;
}

/** Metres that a line lets pass before it asks for a stop of its own. */
function spacingAt(p: Point, plan: LinePlan): number {
  const outside = outsideMetres(p);
  if (outside > 250) return 1_500;
  if (outside > 40) return 650;
  const { fabric } = districtAt(p);
  const dense = fabric === 'old' ? 280 : fabric === 'village' ? 330 : 370;
  return plan.code.length > 1 && fabric !== 'village' ? dense * 1.7 : dense;
}

function lineOf(steps: readonly Step[], graph: StreetGraph): Point[] {
  const start = entry(steps, 0);
  return [
    entry(graph.nodes, start.from),
    ...steps.flatMap(({ street, from }) => pointsFrom(graph, street, from).slice(1)),
  ];
}

/** The part of the line from `start` to `end` metres. */
export function cut(line: readonly Point[], start: number, end: number): Point[] {
  const part: Point[] = [];
  let metres = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [entry(line, i - 1), entry(line, i)];
    const length = gap(a, b);
    if (metres + length > start && metres < end) {
      if (part.length === 0) part.push(between(a, b, Math.max(0, (start - metres) / length)));
      part.push(metres + length > end ? between(a, b, (end - metres) / length) : b);
    }
    metres += length;
  }
  return part;
}
