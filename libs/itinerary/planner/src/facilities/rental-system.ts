import type { RentalStation, RentalSystem, RentalVehicle, RentalVehicleType } from '@maillage/itinerary-model';
import { formatScopedId } from '@maillage/kernel';
import { textIn, type GbfsReading } from '@maillage/sharing-gbfs';

interface Rentals {
  readonly system: RentalSystem;
  readonly facilities: readonly (RentalStation | RentalVehicle)[];
}

/** What a GBFS system tells, in the words of the network; `row` is that of the system. */
export function toRentals(feed: string, reading: GbfsReading, row: number): Rentals {
  const rows = new Map(reading.vehicleTypes.map(({ id }, index) => [id, index]));
  const free = reading.vehicles.filter(isThere).sort(byPlace);
  const needsPlain = rows.size === 0 || free.some(({ vehicleTypeId = '' }) => !rows.has(vehicleTypeId));
  const vehicleTypes = [...reading.vehicleTypes.map(toVehicleType), ...(needsPlain ? [PLAIN_BICYCLE] : [])];
  const { system } = reading;
  const stations = reading.stations.map((station): RentalStation => ({
    id: formatScopedId(feed, station.id),
    name: textIn(station.name),
    latitude: station.latitude,
    longitude: station.longitude,
    kind: 'rental-station',
    system: row,
    capacity: station.capacity,
    isVirtual: station.isVirtual,
    ...linksOf(station),
    ...(station.address !== undefined && { address: station.address }),
    ...(station.area && { area: station.area }),
  }));
  const vehicles = free.flatMap(({ coordinate, vehicleTypeId = '', rangeMetres }, index): RentalVehicle[] =>
    coordinate === undefined
      ? []
      : [
          {
            // its own id would tell where else it has been
            id: formatScopedId(feed, `vehicle-${String(index + 1)}`),
            name: '',
            ...coordinate,
            kind: 'rental-vehicle',
            system: row,
            vehicleType: rows.get(vehicleTypeId) ?? vehicleTypes.length - 1,
            rangeMetres,
          },
        ],
  );
  return {
    system: {
      feed,
      id: system?.id ?? feed,
      name: (system && textIn(system.name)) || feed,
      url: system?.url ?? '',
      color: system?.color ?? '',
      vehicleTypes,
    },
    facilities: [...stations, ...vehicles],
  };
}

/** Those of vehicles are left out: they name the vehicle for longer than one rental. */
function linksOf({ rentalUris }: GbfsReading['stations'][number]): Pick<RentalStation, 'links'> {
  const told = Object.entries(rentalUris).filter(([, uri]) => uri !== undefined);
  return told.length > 0 ? { links: Object.fromEntries(told) } : {};
}

/** GBFS: where no types are told, vehicles are bicycles without a motor. */
const PLAIN_BICYCLE: RentalVehicleType = { id: '', name: '', formFactor: 'bicycle', propulsion: 'human' };

const toVehicleType = ({
  id,
  name,
  formFactor,
  propulsion,
  maxRangeMetres,
  returnConstraint,
}: GbfsReading['vehicleTypes'][number]): RentalVehicleType => ({
  id,
  name: textIn(name),
  formFactor,
  propulsion,
  maxRangeMetres,
  ...(returnConstraint && { returnConstraint }),
});

const isThere = ({ isReserved, isDisabled, stationId }: GbfsReading['vehicles'][number]): boolean =>
  !isReserved && !isDisabled && stationId === undefined;

/** In no order of theirs. */
function byPlace(
  { coordinate: one }: GbfsReading['vehicles'][number],
  { coordinate: other }: GbfsReading['vehicles'][number],
): number {
  if (!one || !other) return 0;
  return one.latitude - other.latitude || one.longitude - other.longitude;
}
