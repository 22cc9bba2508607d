import { entry, formatServiceDate, type Instant } from '@maillage/kernel';
import type { PbfWriter } from 'pbf';
import { feedMessage, inside, vehicleId, writeTrip } from './feed-message.js';
import type { LiveRun } from './live-runs.js';
import { predict, type PredictedCall } from './predict.js';
import { startTime } from './scheduled-run.js';

const SKIPPED = 1;

/** The GTFS-Realtime feed of trip updates at the instant. */
export const tripUpdates = (runs: readonly LiveRun[], instant: Instant): Uint8Array =>
  feedMessage(
    // A reinforcement that does not come is not told of.
    runs
      .filter(({ kind, isCancelled }) => kind === 'planned' || !isCancelled)
      .map((live) => ({
        id: `${live.run.tripId} ${String(live.day)}`,
        field: 3,
        write: (pbf) => {
          writeTripUpdate(pbf, live, instant);
        },
      })),
    instant,
  );

function writeTripUpdate(pbf: PbfWriter, live: LiveRun, instant: Instant): void {
  writeTrip(pbf, 1, live);
  const calls = live.isCancelled ? [] : live.kind === 'new' ? wholeRun(live, instant) : calling(live, instant);
  for (const call of calls) writeStopTimeUpdate(pbf, live, call);
  if (!live.isCancelled) {
    inside(pbf, 3, () => {
      pbf.writeStringField(1, vehicleId(live));
    });
  }
  pbf.writeVarintField(4, instant);
  if (live.kind === 'duplicated') {
    inside(pbf, 6, () => {
      pbf.writeStringField(1, live.run.tripId);
      pbf.writeStringField(2, formatServiceDate(live.day));
      pbf.writeStringField(3, startTime(live.run));
    });
  }
}

const calling = (live: LiveRun, instant: Instant): PredictedCall[] => predict(live, instant - live.anchor);

/** A run that no timetable has is told from its first call. */
function wholeRun(live: LiveRun, instant: Instant): PredictedCall[] {
  const { run, drive } = live;
  const ahead = calling(live, instant);
  const past = run.calls.slice(0, entry(ahead, 0).position).map(({ arrival, departure }, position) => ({
    position,
    arrival: arrival + entry(drive.arrivalDelays, position),
    departure: departure + entry(drive.departureDelays, position),
    isSkipped: position === drive.skips,
  }));
  return [...past, ...ahead];
}

function writeStopTimeUpdate(pbf: PbfWriter, { run, anchor, drive }: LiveRun, call: PredictedCall): void {
  const planned = entry(run.calls, call.position);
  inside(pbf, 2, () => {
    pbf.writeVarintField(1, call.position + 1);
    if (!call.isSkipped) {
      if (call.position > 0) writeEvent(pbf, 2, call.arrival - planned.arrival, anchor + call.arrival);
      if (call.position < run.calls.length - 1)
        writeEvent(pbf, 3, call.departure - planned.departure, anchor + call.departure);
    }
    pbf.writeStringField(4, planned.stopId);
    if (call.isSkipped) pbf.writeVarintField(5, SKIPPED);
    else pbf.writeVarintField(7, occupancy(drive.crowd));
  });
}

/** `StopTimeEvent`: seconds behind the timetable, and the instant. */
function writeEvent(pbf: PbfWriter, field: number, delay: number, time: number): void {
  inside(pbf, field, () => {
    pbf.writeVarintField(1, delay);
    pbf.writeVarintField(2, time);
  });
}

/** `OccupancyStatus`: 1 many seats, 2 few seats, 3 standing room only, 5 full. */
export const occupancy = (crowd: number): number => (crowd < 0.45 ? 1 : crowd < 0.75 ? 2 : crowd < 0.97 ? 3 : 5);
