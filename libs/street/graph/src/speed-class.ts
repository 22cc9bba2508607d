import type { TravelMode } from './travel-mode.js';

/**
 * How fast a mode moves on an edge in one direction, in one byte:
 * 0 forbidden; 1 to 150 km/h; 151 to 250 own speed × (class − 150) ÷ 50; 251 at walking pace, a bicycle pushed.
 */
export type SpeedClass = number;

export const FORBIDDEN: SpeedClass = 0;
export const OWN_SPEED: SpeedClass = 200;
export const PUSHED: SpeedClass = 251;
const FASTEST = 150;

export const kilometresPerHour = (speed: number): SpeedClass => Math.min(FASTEST, Math.max(1, Math.round(speed)));

export const shareOfOwnSpeed = (share: number): SpeedClass =>
  FASTEST + Math.min(100, Math.max(1, Math.round(share * 50)));

/** The slower of two classes of one kind. */
export const slower = (a: SpeedClass, b: SpeedClass): SpeedClass => Math.min(a, b);

/** Decimetres that fit beside a speed class in a word. */
export const LONGEST_ARC = 2 ** 24 - 1;

/** A traveller: the mode and the speeds that are hers. */
export interface Traveller {
  readonly mode: TravelMode;
  /** On level ground; for a car it only says how fast one walks. */
  readonly metresPerSecond: number;
  /** Speed on foot to the door and beside a pushed bicycle. */
  readonly walkMetresPerSecond: number;
  /** How much slopes count by bicycle, where heights are known; not at all where it is left out. */
  readonly elevationCosts?: 'NONE' | 'LOW' | 'HIGH' | undefined;
}

/** Slowness is a multiple of this, so that length × slowness is exact and costs never depend on the order of sums. */
const PRECISION = 1024;
/** Nobody is slower than 1 cm/s: the cost of the longest arc fits into 31 bits. */
const MOST_SLOWNESS = 100;
/** The sum of a slowness × length and this, cut to an integer, is the product rounded up. */
export const ALMOST_ONE = (PRECISION - 1) / PRECISION;

/** slowness[class]: deciseconds per decimetre; the class 0 is never asked. */
export function slownessOf({ metresPerSecond, walkMetresPerSecond }: Traveller): Float64Array {
  for (const speed of [metresPerSecond, walkMetresPerSecond])
    if (!(speed >= SLOWEST && speed <= 100)) throw new RangeError(`a speed of ${speed} m/s is not between 0.1 and 100`);
  return Float64Array.from({ length: 256 }, (_, speedClass) => {
    const speed =
      speedClass <= FASTEST
        ? speedClass / 3.6
        : speedClass === PUSHED
          ? walkMetresPerSecond
          : (metresPerSecond * (speedClass - FASTEST)) / 50;
    return Math.min(MOST_SLOWNESS, Math.ceil(PRECISION / speed) / PRECISION);
  });
}

const SLOWEST = 0.1;

/** Deciseconds for a length; rounded up, so that a detour through a point between two others never looks shorter. */
export const costOf = (decimetres: number, slowness: number): number => Math.ceil(decimetres * slowness);
