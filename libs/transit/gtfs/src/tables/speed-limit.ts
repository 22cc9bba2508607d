import { distanceMetres, entry } from '@maillage/kernel';
import type { Stop } from '@maillage/transit-model';

/** Faster than any train and slower than an aeroplane: beyond it a time or a position is wrong. */
const MAX_KILOMETRES_PER_HOUR = 700;
/** Times are often rounded to the minute. */
const ROUNDING_SECONDS = 60;
const NEAR_METRES = 10_000;
const METRES_PER_DEGREE = 111_195;

/** Finds hops between stops that no vehicle can make. */
export class SpeedLimit {
  /** Metres on a plane that touches the Earth in the middle of the feed: good enough to find the few hops worth measuring. */
  private readonly x: Float64Array;
  private readonly y: Float64Array;

  constructor(private readonly stops: readonly Stop[]) {
    const middle = stops.reduce((sum, stop) => sum + stop.latitude, 0) / Math.max(1, stops.length);
    const shrink = Math.cos((middle * Math.PI) / 180);
    this.x = Float64Array.from(stops, (stop) => stop.longitude * shrink * METRES_PER_DEGREE);
    this.y = Float64Array.from(stops, (stop) => stop.latitude * METRES_PER_DEGREE);
  }

  /** Kilometres per hour when the hop is impossible, 0 when it is not. */
  impossibleSpeed(from: number, to: number, seconds: number): number {
    const dx = (this.x[from] as number) - (this.x[to] as number);
    const dy = (this.y[from] as number) - (this.y[to] as number);
    if (dx * dx + dy * dy < NEAR_METRES * NEAR_METRES) return 0;
    const metres = distanceMetres(entry(this.stops, from), entry(this.stops, to));
    const speed = (metres * 3.6) / (seconds + ROUNDING_SECONDS);
    return metres > NEAR_METRES && speed > MAX_KILOMETRES_PER_HOUR ? Math.round(speed) : 0;
  }
}
