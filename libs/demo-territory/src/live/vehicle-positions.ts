import { entry, type Instant } from '@maillage/kernel';
import type { PbfWriter } from 'pbf';
import { between, gap, toCoordinate, type Point } from '../plane.js';
import { feedMessage, inside, vehicleId, writeTrip } from './feed-message.js';
import type { LiveRun } from './live-runs.js';
import { occupancy } from './trip-updates.js';

const [STOPPED_AT, IN_TRANSIT_TO] = [1, 2] as const;

/** The GTFS-Realtime feed of the vehicles on the road at the instant. */
export const vehiclePositions = (runs: readonly LiveRun[], instant: Instant): Uint8Array =>
  feedMessage(
    runs.filter(isOnTheRoad).map((live) => ({
      id: vehicleId(live),
      field: 4,
      write: (pbf) => {
        writePosition(pbf, live, instant);
      },
    })),
    instant,
  );

const isOnTheRoad = ({ isCancelled, next, run }: LiveRun): boolean =>
  !isCancelled && next > 0 && next < run.calls.length;

function writePosition(pbf: PbfWriter, live: LiveRun, instant: Instant): void {
  const { run, drive, next, anchor } = live;
  const now = instant - anchor;
  const [left, ahead] = [entry(run.calls, next - 1), entry(run.calls, next)];
  const leaves = left.departure + entry(drive.departureDelays, next - 1);
  const arrives = ahead.arrival + entry(drive.arrivalDelays, next);
  const share = Math.min(1, Math.max(0, (now - leaves) / Math.max(1, arrives - leaves)));
  const { point, bearing } = placeAt(run.shape, left.metres + (ahead.metres - left.metres) * share);
  const { latitude, longitude } = toCoordinate(point);
  writeTrip(pbf, 1, live);
  inside(pbf, 2, () => {
    pbf.writeFloatField(1, latitude);
    pbf.writeFloatField(2, longitude);
    pbf.writeFloatField(3, bearing);
    pbf.writeFloatField(5, share < 1 ? (ahead.metres - left.metres) / Math.max(1, arrives - leaves) : 0);
  });
  pbf.writeVarintField(3, next + 1);
  pbf.writeVarintField(4, share < 1 ? IN_TRANSIT_TO : STOPPED_AT);
  pbf.writeVarintField(5, instant);
  pbf.writeStringField(7, ahead.stopId);
  inside(pbf, 8, () => {
    pbf.writeStringField(1, vehicleId(live));
    pbf.writeStringField(2, run.routeId);
  });
  pbf.writeVarintField(9, occupancy(drive.crowd));
}

/** The point of a line so far from its start, and where it leads there: degrees clockwise from north. */
function placeAt(line: readonly Point[], metres: number): { point: Point; bearing: number } {
  let walked = 0;
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [entry(line, i - 1), entry(line, i)];
    const length = gap(from, to);
    if (walked + length >= metres || i === line.length - 1) {
      const share = length === 0 ? 0 : Math.min(1, (metres - walked) / length);
      const bearing = (Math.atan2(to.x - from.x, to.y - from.y) * 180) / Math.PI;
      return { point: between(from, to, share), bearing: (bearing + 360) % 360 };
    }
    walked += length;
  }
  return { point: entry(line, 0), bearing: 0 };
}
