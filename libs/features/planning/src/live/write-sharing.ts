import { listLiveFeeds, type Territory } from '@maillage/contracts';
import type { NetworkFacilities, RentalStation, RentalSystem } from '@maillage/itinerary-model';
import type { Instant } from '@maillage/kernel';
import {
  writeGbfs,
  type LocalizedText,
  type Station,
  type SystemInformation,
  type VehicleType,
} from '@maillage/sharing-gbfs';
import type { LiveFeedView } from './live-feed-state.js';

export interface SharingContext {
  readonly territory: Territory;
  readonly baseUrl: string;
  readonly now: Instant;
}

/** What is fetched that often is not asked for more often. */
const USUAL_TTL_SECONDS = 30;

/** The documents of GBFS 3.0 of one system by name, from what its network and its live feed say; undefined when it has none. */
export function writeSharing(
  { systems, facilities }: NetworkFacilities,
  { feed, sharing }: LiveFeedView,
  { territory, baseUrl, now }: SharingContext,
): ReadonlyMap<string, object> | undefined {
  const row = systems.findIndex((system) => system.feed === feed.id);
  const system = systems[row];
  if (!system) return undefined;
  const stations = facilities.filter(
    (facility): facility is RentalStation => facility.kind === 'rental-station' && facility.system === row,
  );
  const published = {
    system: toSystem(system, territory),
    vehicleTypes: sharing?.vehicleTypes ?? system.vehicleTypes.filter(({ id }) => id !== '').map(toVehicleType),
    stations: stations.map((station) => toStation(station, system)),
    status: sharing?.stations ?? [],
    vehicles: sharing?.vehicles ?? [],
    zones: sharing?.geofencing?.zones ?? [],
    globalRules: sharing?.geofencing?.globalRules ?? [],
    plans: sharing?.plans ?? [],
  };
  return writeGbfs(published, {
    baseUrl,
    contactEmail: territory.contact,
    timezone: territory.timezone,
    language: LANGUAGE,
    updatedAt: sharing?.updatedAt ?? now,
    ttlSeconds: listLiveFeeds(territory).find(({ id }) => id === feed.id)?.refresh ?? USUAL_TTL_SECONDS,
  });
}

/** What towns of this install speak, where a feed does not say. */
const LANGUAGE = 'fr';

function toSystem({ id, feed, name, url, color }: RentalSystem, { feeds }: Territory): SystemInformation {
  const declared = feeds.find((other) => other.id === feed);
  return {
    id,
    name: textsOf(name),
    operator: [],
    url: url === '' ? undefined : url,
    timezone: undefined,
    languages: [],
    color: color === '' ? undefined : color,
    licenseId: undefined,
    licenseUrl: undefined,
    attribution: textsOf(declared?.attribution),
    attributionUrl: undefined,
    openingHours: undefined,
  };
}

const toVehicleType = (type: RentalSystem['vehicleTypes'][number]): VehicleType => ({
  id: type.id,
  name: textsOf(type.name),
  formFactor: type.formFactor,
  propulsion: type.propulsion,
  maxRangeMetres: type.maxRangeMetres,
  returnConstraint: type.returnConstraint,
  pricingPlanIds: [],
});

/** Its id as the provider has it, which counts name it by, too. */
const toStation = (station: RentalStation, { feed }: RentalSystem): Station => ({
  id: station.id.slice(feed.length + 1),
  name: textsOf(station.name),
  latitude: station.latitude,
  longitude: station.longitude,
  address: station.address,
  capacity: station.capacity,
  isVirtual: station.isVirtual,
  isCharging: undefined,
  area: undefined,
  typeCapacity: [],
  openingHours: undefined,
  rentalUris: { android: station.links?.android, ios: station.links?.ios, web: station.links?.web },
});

const textsOf = (text = ''): readonly LocalizedText[] => (text === '' ? [] : [{ text, language: '' }]);
