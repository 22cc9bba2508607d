import { MODE_INDEX, TRAVEL_MODES, type TravelMode } from '../travel-mode.js';
import { accessOf, type Access } from './access.js';
import { stopsAtFord } from './ford.js';
import { parseMetres } from './length.js';
import { isTooNarrow } from './narrow.js';
import type { Tags } from './tags.js';

/** What a node means to those who pass, and whether it is a lift. */
export interface NodeRule {
  /** Bit 1 << mode when the mode may not pass. */
  readonly barred: number;
  /** Bit 1 << mode when only those pass whose way begins or ends there or beyond. */
  readonly endsOnly: number;
  readonly isLift: boolean;
}

const EVERYBODY: readonly TravelMode[] = TRAVEL_MODES;
const VEHICLES: readonly TravelMode[] = ['bicycle', 'car'];

/** Whom a barrier stops when no access tag says otherwise; a kind that is unknown stops cars and wheelchairs. */
const STOPS: ReadonlyMap<string, readonly TravelMode[]> = new Map<string, readonly TravelMode[]>([
  ...each('entrance gate lift_gate swing_gate sliding_gate hampshire_gate wicket_gate sally_port toll_booth', []),
  ...each('border_control height_restrictor no kerb', []),
  ...each(
    'bollard block jersey_barrier planter rope chain bus_trap sump_buster motorcycle_barrier barrier_board door tank_trap',
    ['car'],
  ),
  ...each('cattle_grid', ['wheelchair']),
  ...each('cycle_barrier chicane', ['car', 'wheelchair']),
  ...each('stile kissing_gate turnstile full-height_turnstile horse_stile', ['wheelchair', ...VEHICLES]),
  ...each('log debris', ['wheelchair', 'car']),
  ...each('wall fence hedge ditch retaining_wall city_wall guard_rail handrail', EVERYBODY),
]);
const UNKNOWN: readonly TravelMode[] = ['wheelchair', 'car'];
/** Heights of kerb that a wheelchair does not climb; `rolled` is passed with help. */
const ROADSIDE = new Set(['crossing', 'bus_stop', 'traffic_signals']);
const HIGH_KERBS = new Set(['raised', 'regular', 'yes']);
/** A wheelchair climbs so much, chamfered (arrêté du 15 janvier 2007, article 1, 4°). */
const LOW_KERB_METRES = 0.04;

/** undefined when the node changes nothing. */
export function readNodeRule(tags: Tags): NodeRule | undefined {
  const isLift = tags.get('highway') === 'elevator';
  let [barred, endsOnly] = [0, 0];
  for (const mode of TRAVEL_MODES) {
    const access = accessAt(tags, mode, isLift);
    if (access === 'no') barred |= 1 << MODE_INDEX[mode];
    if (access === 'destination') endsOnly |= 1 << MODE_INDEX[mode];
  }
  return isLift || barred !== 0 || endsOnly !== 0 ? { barred, endsOnly, isLift } : undefined;
}

function accessAt(tags: Tags, mode: TravelMode, isLift: boolean): Access {
  const barrier = tags.get('barrier');
  const isWheelchairNamed = mode === 'wheelchair' && tags.get('wheelchair') === 'yes';
  if (!isWheelchairNamed && (stopsAtFord(tags, mode) || (barrier !== undefined && isTooNarrow(tags, mode))))
    return 'no';
  if (!isLift && barrier === undefined && !tags.has('entrance'))
    return mode === 'wheelchair' && isHighKerb(tags) ? 'no' : 'yes';
  if (mode === 'wheelchair') {
    if (tags.get('wheelchair') === 'no' || isHighKerb(tags)) return 'no';
    if (tags.get('wheelchair') === 'yes') return accessOf(tags, 'foot', 'yes');
  }
  const stops = isLift ? VEHICLES : barrier === undefined ? [] : (STOPS.get(barrier) ?? UNKNOWN);
  const isShut = tags.get('locked') === 'yes' || tags.get('entrance') === 'emergency';
  const byDefault = isShut || stops.includes(mode) ? 'no' : 'yes';
  return accessOf(tags, mode, byDefault);
}

/** At a crossing of a road the kerb stands at its sides, and the road itself is followed without climbing it. */
const isHighKerb = (tags: Tags): boolean =>
  (parseMetres(tags.get('kerb:height')) ?? (HIGH_KERBS.has(tags.get('kerb') ?? '') ? Infinity : 0)) > LOW_KERB_METRES &&
  !ROADSIDE.has(tags.get('highway') ?? '') &&
  tags.get('wheelchair') !== 'yes';

function each(barriers: string, modes: readonly TravelMode[]): [string, readonly TravelMode[]][] {
  return barriers.split(' ').map((barrier) => [barrier, modes]);
}
