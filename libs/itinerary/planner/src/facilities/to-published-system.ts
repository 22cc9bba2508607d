import type {
  Availability,
  NetworkFacilities,
  RentalStation,
  RentalSystem,
  RentalZoneRule,
  StationPresence,
} from '@maillage/itinerary-model';
import { parseScopedId } from '@maillage/kernel';
import type { PublishedSystem } from '@maillage/sharing-gbfs';

/** One rental system of a network as it is just now, in the words of GBFS: what `writeGbfs` publishes anew. */
export function toPublishedSystem(
  { systems, facilities }: NetworkFacilities,
  availability: Availability,
  row: number,
): PublishedSystem | undefined {
  const system = systems[row];
  if (!system) return undefined;
  const presence = availability.systems.get(row);
  const stations = facilities.flatMap((facility, index) =>
    facility.kind === 'rental-station' && facility.system === row ? [[index, facility] as const] : [],
  );
  return {
    system: toInformation(system),
    // a type without an id is what was presumed where none is told
    vehicleTypes: system.vehicleTypes.flatMap(({ name, ...type }) =>
      type.id === ''
        ? []
        : [
            {
              ...type,
              name: textsOf(name),
              maxRangeMetres: type.maxRangeMetres,
              returnConstraint: type.returnConstraint,
              pricingPlanIds: [],
            },
          ],
    ),
    stations: stations.map(([, station]) => toStation(station)),
    status: stations.flatMap(([index, station]) => {
      const told = availability.facilities.get(index);
      return told?.kind === 'station' ? [toStatus(station, told, system)] : [];
    }),
    vehicles: availability.vehicles
      .filter((vehicle) => vehicle.system === row)
      .map(({ id, latitude, longitude, vehicleType, rangeMetres, isReserved, isDisabled }) => ({
        id: ownId(id),
        coordinate: { latitude, longitude },
        stationId: undefined,
        vehicleTypeId: system.vehicleTypes[vehicleType]?.id || undefined,
        isReserved,
        isDisabled,
        rangeMetres,
        pricingPlanId: undefined,
      })),
    zones: (presence?.zones ?? []).map(({ name, rules, ...zone }) => ({
      ...zone,
      name: textsOf(name),
      rules: rules.map((rule) => toRule(rule, system)),
    })),
    globalRules: (presence?.globalRules ?? []).map((rule) => toRule(rule, system)),
    plans: [],
  };
}

const textsOf = (text: string) => (text === '' ? [] : [{ text, language: '' }]);

/** As its feed calls it. */
const ownId = (id: string): string => parseScopedId(id)?.id ?? id;

const toInformation = ({ id, name, url }: RentalSystem): PublishedSystem['system'] => ({
  id,
  name: textsOf(name),
  operator: [],
  url: url === '' ? undefined : url,
  timezone: undefined,
  languages: [],
  color: undefined,
  licenseId: undefined,
  licenseUrl: undefined,
  attribution: [],
  attributionUrl: undefined,
  openingHours: undefined,
});

const toStation = (station: RentalStation): PublishedSystem['stations'][number] => ({
  id: ownId(station.id),
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

const toStatus = (
  { id }: RentalStation,
  { isInstalled, isRenting, isReturning, vehicles, docks, types }: StationPresence,
  system: RentalSystem,
): PublishedSystem['status'][number] => ({
  stationId: ownId(id),
  isInstalled,
  isRenting,
  isReturning,
  vehiclesAvailable: vehicles,
  docksAvailable: docks,
  typesAvailable: types.map((part) => ({ vehicleTypeIds: idsOf(part.types, system), count: part.count })),
  typeDocksAvailable: [],
  reportedAt: undefined,
});

const toRule = ({ types, ...rule }: RentalZoneRule, system: RentalSystem): PublishedSystem['globalRules'][number] => ({
  ...rule,
  vehicleTypeIds: idsOf(types, system),
  maximumSpeedKph: undefined,
});

const idsOf = (types: readonly number[], { vehicleTypes }: RentalSystem): string[] =>
  types.flatMap((type) => vehicleTypes[type]?.id || []);
