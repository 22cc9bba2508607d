/** Places as columns, metres east and north of any origin nearby. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** A stop farther from its line than this is not on it. */
const FARTHEST_METRES = 250;
/** What it costs to say that a stop is not on the line: as much as a stop at this distance. */
const LEFT_OUT_METRES = 400;
/** A line that passes a stop more often is met at its nearest passages. */
const CANDIDATES = 6;

/**
 * Where a line passes each of its stops, in their order: the number of the segment plus the part of it that is passed, NaN
 * for a stop that the line does not come near. Of all ways to put the stops along the line in order, the one with the least
 * sum of squared distances is taken, so that a line which passes a stop twice is met at the right time.
 */
export function matchShape(line: Places, stops: Places): Float64Array {
  const passages = Array.from(stops.x, (_, stop) => passagesOf(line, stops, stop));
  let states: State[] = [{ along: 0, cost: 0, before: undefined, stop: -1 }];
  passages.forEach((candidates, stop) => {
    const leftOut = states.map((state) => ({ ...state, cost: state.cost + LEFT_OUT_METRES * LEFT_OUT_METRES }));
    const met = candidates.flatMap(({ along, squared }): State[] => {
      const before = best(states.filter((state) => state.along <= along));
      return before ? [{ along, cost: before.cost + squared, before, stop }] : [];
    });
    states = undominated([...met, ...leftOut]);
  });
  const along = new Float64Array(stops.x.length).fill(NaN);
  for (let state = best(states); state; state = state.before) if (state.stop >= 0) along[state.stop] = state.along;
  return along;
}

interface State {
  /** How far along the line the last stop that was met is. */
  readonly along: number;
  readonly cost: number;
  readonly before: State | undefined;
  readonly stop: number;
}

const best = (states: readonly State[]): State | undefined =>
  states.reduce<State | undefined>((least, state) => (least && least.cost <= state.cost ? least : state), undefined);

/** A state that is farther along and costs more than another is of no use. */
function undominated(states: readonly State[]): State[] {
  const kept: State[] = [];
  for (const state of [...states].sort((a, b) => a.along - b.along || a.cost - b.cost)) {
    const last = kept.at(-1);
    if (!last || state.cost < last.cost) kept.push(state);
  }
  return kept;
}

interface Passage {
  readonly along: number;
  /** Square metres. */
  readonly squared: number;
}

/** Where the line is nearer to the stop than just before and just after. */
function passagesOf({ x, y }: Places, stops: Places, stop: number): Passage[] {
  const [px, py] = [stops.x[stop], stops.y[stop]];
  const found: Passage[] = [];
  let [before, falling] = [Infinity, true];
  let last: Passage = { along: 0, squared: Infinity };
  for (let i = 0; i + 1 < x.length; i++) {
    const [dx, dy] = [x[i + 1] - x[i], y[i + 1] - y[i]];
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - x[i]) * dx + (py - y[i]) * dy) / length));
    const [ex, ey] = [x[i] + share * dx - px, y[i] + share * dy - py];
    const squared = ex * ex + ey * ey;
    if (squared > before) {
      if (falling) found.push(last);
      falling = false;
    } else if (squared < before) {
      falling = true;
      last = { along: i + share, squared };
    }
    before = squared;
  }
  if (falling) found.push(last);
  return found
    .filter(({ squared }) => squared <= FARTHEST_METRES * FARTHEST_METRES)
    .sort((a, b) => a.squared - b.squared)
    .slice(0, CANDIDATES);
}
