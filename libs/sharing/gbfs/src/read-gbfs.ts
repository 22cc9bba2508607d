import { NoticeLog } from '@maillage/feed-reading';
import type { NoticeGroup } from '@maillage/kernel';
import { readGeofencingZones, type Geofencing } from './documents/geofencing-zones.js';
import { readDocument, type DocumentSource, type GbfsDocument, type GbfsLimits } from './documents/read-document.js';
import { readStationInformation } from './documents/station-information.js';
import { readStationStatus } from './documents/station-status.js';
import { readSystemInformation } from './documents/system-information.js';
import { readPricingPlans } from './documents/system-pricing-plans.js';
import { readVehicleStatus } from './documents/vehicle-status.js';
import { readVehicleTypes } from './documents/vehicle-types.js';
import type {
  DocumentHeader,
  PricingPlan,
  Station,
  StationStatus,
  SystemInformation,
  Vehicle,
  VehicleType,
} from './gbfs-feed.js';
import { joinStatus } from './join-status.js';
import { joinTypes } from './join-types.js';
import { LIMITS } from './limits.js';
import { listDocuments } from './list-documents.js';
import { nothingToRent } from './rules/gbfs-rules.js';

export interface GbfsReading extends Geofencing {
  readonly system: SystemInformation | undefined;
  readonly vehicleTypes: readonly VehicleType[];
  readonly stations: readonly Station[];
  /** By station id; only of stations that are known, unless no `station_information` was given. */
  readonly status: ReadonlyMap<string, StationStatus>;
  readonly vehicles: readonly Vehicle[];
  readonly plans: readonly PricingPlan[];
  /** Of the documents that could be opened, by name. */
  readonly headers: ReadonlyMap<string, DocumentHeader>;
  /** An error means that this is no version to go on with. */
  readonly notices: readonly NoticeGroup[];
}

/**
 * The documents of one system, by name (`station_information`, with or without `.json`), in any version. What cannot be
 * used is told and left out item by item; only the document that everything stands on can be an error.
 */
export function readGbfs(documents: ReadonlyMap<string, DocumentSource>, limits: GbfsLimits = LIMITS): GbfsReading {
  const sources = new Map([...documents].map(([name, source]) => [name.replace(/^.*\/|\.json$/g, ''), source]));
  const essential = new NoticeLog();
  const optional = essential.forOptional();
  const foundation = ['station_information', ...VEHICLES].find((name) => sources.has(name));
  const headers = new Map<string, DocumentHeader>();
  const open = (name: string): GbfsDocument | undefined => {
    const source = sources.get(name);
    const document =
      source === undefined ? undefined : readDocument(name, source, name === foundation ? essential : optional, limits);
    if (document) headers.set(name, document.header);
    return document;
  };
  const read = <Part>(part: (document: GbfsDocument) => Part, ...names: readonly string[]): Part | undefined => {
    const document = names.map(open).find((opened) => opened !== undefined);
    return document && part(document);
  };
  const system = read(readSystemInformation, 'system_information');
  const language = system?.languages[0] ?? '';
  const types = read((document) => readVehicleTypes(document, language), 'vehicle_types');
  const stations = read((document) => readStationInformation(document, language), 'station_information');
  const status = read(readStationStatus, 'station_status');
  const vehicles = read(readVehicleStatus, ...VEHICLES) ?? [];
  const isElsewhere = foundation === undefined && (sources.has('station_status') || announcesVehicles(sources));
  if (!stations?.length && vehicles.length === 0 && !isElsewhere) essential.add(nothingToRent);
  return {
    system,
    vehicleTypes: joinTypes(types ?? [], status ?? [], vehicles, optional),
    stations: stations ?? [],
    status: joinStatus(stations, status, optional),
    vehicles,
    ...(read((document) => readGeofencingZones(document, language), 'geofencing_zones') ?? NO_ZONES),
    plans: read((document) => readPricingPlans(document, language), 'system_pricing_plans') ?? [],
    headers,
    notices: essential.groups(),
  };
}

/** Whether the discovery document names the vehicles of a system without stations, which are read apart. */
const announcesVehicles = (sources: ReadonlyMap<string, DocumentSource>): boolean =>
  listDocuments(sources.get('gbfs') ?? '').documents.some(({ name }) => VEHICLES.some((vehicles) => vehicles === name));

const VEHICLES = ['vehicle_status', 'free_bike_status'] as const;
const NO_ZONES: Geofencing = { zones: [], globalRules: [] };
