import type { Instant } from '@maillage/kernel';
import { type BusLine } from '../bus/bus-lines.js';
import { type CarPark } from '../parking/car-parks.js';
import { type GbfsFiles } from '../sharing/bike-share.js';
import { type RentalStation } from '../sharing/rental-stations.js';
import { busAlerts, railAlerts } from './alerts.js';
import { carParkStates } from './car-park-filling.js';
import { parkingSites, stationStatus } from './documents.js';
import { liveRuns, type LiveRun } from './live-runs.js';
import { busRuns, trainRuns, type ScheduledRun } from './scheduled-run.js';
import { SharedBikes } from './shared-bikes.js';
import { tripUpdates } from './trip-updates.js';
import { vehiclePositions } from './vehicle-positions.js';

/** The names of the documents, and what they are. */
export const LIVE_DOCUMENTS = {
  'bus/trip-updates.pb': 'application/x-protobuf',
  'bus/vehicle-positions.pb': 'application/x-protobuf',
  'bus/alerts.pb': 'application/x-protobuf',
  'rail/trip-updates.pb': 'application/x-protobuf',
  'rail/vehicle-positions.pb': 'application/x-protobuf',
  'rail/alerts.pb': 'application/x-protobuf',
  'velorvel/station_status.json': 'application/json',
  'parkings.json': 'application/json',
} as const;
export type LiveDocument = keyof typeof LIVE_DOCUMENTS;

/** What the territory publishes of the moment: the same instant gives the same bytes. */
export interface LiveTerritory {
  /** The document as it reads at the instant. */
  read(name: LiveDocument, instant: Instant): Uint8Array;
  /** The standing documents of the shared bicycles; their list names the live one, too. */
  readonly bikeShare: GbfsFiles;
}

interface Parts {
  readonly lines: readonly BusLine[];
  readonly stations: readonly RentalStation[];
  readonly carParks: readonly CarPark[];
  readonly bikeShare: GbfsFiles;
  readonly seed: number;
  readonly zone: string;
}

export function liveTerritory({ lines, stations, carParks, bikeShare, seed, zone }: Parts): LiveTerritory {
  const [buses, trains] = [busRuns(lines), trainRuns()];
  const bikes = new SharedBikes(stations, seed, zone);
  type Write = (runs: readonly LiveRun[], instant: Instant) => Uint8Array;
  const of = (runs: readonly ScheduledRun[], write: Write) => (instant: Instant) =>
    write(liveRuns(runs, { instant, zone, seed }), instant);
  const documents: Record<LiveDocument, (instant: Instant) => Uint8Array> = {
    'bus/trip-updates.pb': of(buses, tripUpdates),
    'bus/vehicle-positions.pb': of(buses, vehiclePositions),
    'bus/alerts.pb': of(buses, busAlerts),
    'rail/trip-updates.pb': of(trains, tripUpdates),
    'rail/vehicle-positions.pb': of(trains, vehiclePositions),
    'rail/alerts.pb': of(trains, railAlerts),
    'velorvel/station_status.json': (instant) => encode(stationStatus(bikes.state(instant), instant)),
    'parkings.json': (instant) => encode(parkingSites(carParkStates(carParks, instant, zone, seed), instant)),
  };
  return { read: (name, instant) => documents[name](instant), bikeShare: withStatus(bikeShare) };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The list of documents with the live one in it. */
function withStatus(files: GbfsFiles): GbfsFiles {
  const list = JSON.parse(files['gbfs.json'] ?? '') as { data: { feeds: { name: string; url: string }[] } };
  const feeds = [...list.data.feeds, { name: 'station_status', url: './station_status.json' }];
  return { ...files, 'gbfs.json': `${JSON.stringify({ ...list, data: { feeds } }, undefined, 1)}\n` };
}
