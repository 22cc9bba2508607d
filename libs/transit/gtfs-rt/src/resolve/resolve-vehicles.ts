import type { Instant } from '@maillage/kernel';
import type { TripDescriptor, VehiclePosition } from '@maillage/transit-model';
import { bridgeRun } from '../match/bridge-run.js';
import type { MatchReason } from '../match/match-reason.js';
import type { MatchedRun, TripMatcher } from '../match/trip-matcher.js';
import { placeStops } from './place-stops.js';
import type { ResolveContext } from './resolve-update.js';
import type { MatchReport } from './resolve-updates.js';

/** A vehicle on its run. */
export interface LocatedRun extends MatchedRun {
  readonly vehicle: VehiclePosition;
  /** Position that the vehicle's status refers to, where the feed tells it. */
  readonly position: number | undefined;
}

export interface VehicleResolution {
  /** At most one of each run, the latest. */
  readonly runs: readonly LocatedRun[];
  /** Vehicles that serve no trip that they name are not received here. */
  readonly report: Omit<MatchReport, 'samples'>;
}

/** Which runs the vehicles of a feed serve. */
export function resolveVehicles(
  matcher: TripMatcher,
  vehicles: readonly VehiclePosition[],
  { now, earlier }: ResolveContext,
): VehicleResolution {
  const located = new Map<string, LocatedRun>();
  const reasons: Partial<Record<MatchReason, number>> = {};
  const refuse = (reason: MatchReason) => (reasons[reason] = (reasons[reason] ?? 0) + 1);
  let [received, bridged] = [0, 0];
  for (const vehicle of vehicles) {
    if (vehicle.trip === undefined) continue;
    received++;
    const run = locate(vehicle, vehicle.trip);
    if (typeof run === 'string') {
      refuse(run);
      continue;
    }
    const key = `${run.day} ${run.trip}`;
    const known = located.get(key);
    if (known !== undefined) refuse('SUPERSEDED');
    if (known === undefined || (vehicle.timestamp ?? 0) >= (known.vehicle.timestamp ?? 0)) located.set(key, run);
  }
  return { runs: [...located.values()], report: { received, matched: located.size, bridged, reasons } };

  function locate(vehicle: VehiclePosition, trip: TripDescriptor): LocatedRun | MatchReason {
    const near = (vehicle.timestamp ?? now) as Instant;
    const run = matcher.match(trip, { near });
    if (typeof run === 'object') return { ...run, vehicle, position: positionOf(matcher, run, vehicle) };
    const bridge = run === 'UNKNOWN_TRIP' && earlier ? bridgeRun(earlier, matcher, trip, { near }) : run;
    if (typeof bridge === 'string' || earlier === undefined) return run;
    bridged++;
    const position = positionOf(earlier, { trip: bridge.earlierTrip, day: bridge.day }, vehicle);
    return { trip: bridge.trip, day: bridge.day, vehicle, position };
  }
}

function positionOf(
  matcher: TripMatcher,
  { trip, day }: MatchedRun,
  { stopSequence, stopId, timestamp }: VehiclePosition,
): number | undefined {
  if (stopSequence === undefined && stopId === undefined) return undefined;
  const stop = { stopSequence, stopId, relationship: 'SCHEDULED', arrival: { time: timestamp } } as const;
  return placeStops(matcher, trip, [stop], matcher.days.anchor(day))?.stops.at(0)?.position;
}
