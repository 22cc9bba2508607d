import { type ServiceId } from '../calendar/services.js';

/** From `from` until before `to` (minutes after midnight) a bus leaves every `every` minutes. */
export type Band = readonly [from: number, to: number, every: number];

export interface LinePlan {
  /** What stands on the bus. */
  readonly code: string;
  readonly ends: readonly [string, string];
  /** Six hexadecimal digits. */
  readonly color: string;
  /** Where the line has to pass, as `pointsOf` reads it. */
  readonly via: string;
  readonly departures: readonly Departures[];
  /** A school bus (extended route type 712). */
  readonly school?: boolean;
  /** Runs round and comes back to its first stop. */
  readonly loop?: boolean;
  /** The reinforcement runs of these services turn at the bus station. */
  readonly shortTurns?: readonly ServiceId[];
  /** Runs only for those who have booked (`pickup_type` 2). */
  readonly onDemand?: boolean;
  readonly lowFloor?: boolean;
  readonly bikes?: boolean;
}

interface Departures {
  readonly service: ServiceId;
  /** 0 runs along `via`, 1 back. */
  readonly direction: 0 | 1 | 'both';
  readonly bands: readonly Band[];
}

/** Departures written as `7:00-9:00/10 9:00-16:00/15 17:12`: bands of from–to/every, and single ones. */
export const bandsOf = (text: string): Band[] =>
  text.split(' ').map((part) => {
    const [span = '', every = '60'] = part.split('/');
    const [from = '', to] = span.split('-');
    return [minutesOf(from), to === undefined ? minutesOf(from) + 1 : minutesOf(to), Number(every)];
  });

export const on = (service: ServiceId, direction: 0 | 1 | 'both', bands: string): Departures => ({
  service,
  direction,
  bands: bandsOf(bands),
});

/** An urban line: minutes between buses in the peaks, between them, on Saturdays and on Sundays. */
export const urban = (peak: number, middle: number, saturday: number, sunday?: number): Departures[] => [
  on(
    'SEM',
    'both',
    `5:30-7:00/${middle + 5} 7:00-9:00/${peak} 9:00-16:00/${middle} 16:00-19:00/${peak} 19:00-21:00/${middle * 2}`,
  ),
  on('SAM', 'both', `6:30-9:00/${saturday + 10} 9:00-19:00/${saturday} 19:00-21:00/${saturday * 2}`),
  ...(sunday === undefined ? [] : [on('DIM', 'both', `8:30-19:30/${sunday}`)]),
];

/** A line from the villages: a few buses into town and back, `shift` minutes off the usual times. */
export const village = (shift: number): Departures[] =>
  ([0, 1] as const).flatMap((direction) => {
    const bands = bandsOf(direction === 0 ? INTO_TOWN : OUT_OF_TOWN);
    const shifted = bands.map(([from, to, every]): Band => [from + shift, to + shift, every]);
    return [
      { service: 'SEM', direction, bands: shifted },
      { service: 'SAM', direction, bands: shifted.filter((_, i) => i % 2 === 1) },
    ];
  });

const INTO_TOWN = '6:25 7:05 7:50 9:10 11:10 13:05 15:10 17:05 18:15';
const OUT_OF_TOWN = '7:10 8:20 10:15 12:15 14:10 16:15 17:20 18:20 19:25';

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
