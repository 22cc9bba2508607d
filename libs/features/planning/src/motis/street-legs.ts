import {
  facilityOf,
  ORIGIN,
  type ApiVersion,
  type Facility,
  type LegEnd,
  type NetworkFacilities,
  type RentalSystem,
  type RentalVehicleType,
  type StreetLeg,
  type StreetLine,
  type StreetLineStep,
} from '@maillage/itinerary-model';
import { entry, type Coordinate } from '@maillage/kernel';
import { TURNS, type StreetGraph } from '@maillage/street-graph';
import { arrayOf, membersOf, type JsonMembers, type JsonText } from './json-text.js';
import { PolylineEncoder } from './polyline.js';

/** Writes what answers say about moving along streets, in one version of the API. */
export class StreetLegs {
  readonly #encoder: PolylineEncoder;

  constructor(
    private readonly facilities: NetworkFacilities,
    private readonly names: StreetGraph['names'] | undefined,
    private readonly version: ApiVersion,
  ) {
    this.#encoder = new PolylineEncoder(version === 1 ? 7 : 6);
  }

  /** Where one changes: a station, a car park, a vehicle that stands free. */
  facility(row: number): JsonMembers {
    const { kind, id, name, latitude, longitude } = entry(this.facilities.facilities, row);
    const isRental = kind === 'rental-station' || kind === 'rental-vehicle';
    return membersOf({
      name,
      lat: latitude,
      lon: longitude,
      ...(this.version < 6 && { level: 0 }),
      vertexType: isRental ? 'BIKESHARE' : 'NORMAL',
      facilityId: id,
      facilityKind: kind,
    });
  }

  pointOf(row: number): Coordinate {
    return entry(this.facilities.facilities, row);
  }

  line({ points }: StreetLine): JsonText {
    return this.#polyline(points, 0, points.length / 2);
  }

  steps({ points, steps }: StreetLine): JsonText {
    return arrayOf(steps.map((step, index) => this.#step(points, step, steps[index + 1])));
  }

  /** The system of a rental leg, and where its vehicle is taken and left. */
  rental({ from, to }: StreetLeg): JsonMembers {
    const [taken, left] = [this.#facilityAt(from), this.#facilityAt(to)];
    const system = taken && 'system' in taken ? this.facilities.systems[taken.system] : undefined;
    if (!system) return '';
    const type = taken?.kind === 'rental-vehicle' ? system.vehicleTypes[taken.vehicleType] : system.vehicleTypes[0];
    return `"rental":{${membersOf(describeRental(system, type, stationName(taken), stationName(left)))}}`;
  }

  #facilityAt(end: LegEnd): Facility | undefined {
    const row = facilityOf(end);
    return row === undefined ? undefined : this.facilities.facilities[row];
  }

  #step(points: Int32Array, step: StreetLineStep, next: StreetLineStep | undefined): JsonText {
    const end = next ? next.firstPoint + 1 : points.length / 2;
    const told = {
      relativeDirection: TURNS[step.turn] ?? 'CONTINUE',
      distance: step.metres,
      fromLevel: 0,
      toLevel: 0,
      streetName: this.names?.text(step.name) ?? '',
      exit: '',
      stayOn: false,
      area: false,
    };
    return `{${membersOf(told)},"polyline":${this.#polyline(points, step.firstPoint, end)}}`;
  }

  #polyline(points: Int32Array, first: number, end: number): JsonText {
    const length = Math.max(0, end - first);
    const encoded = JSON.stringify(this.#encoder.microdegrees(points.subarray(2 * first, 2 * end)));
    return `{"points":${encoded},"precision":${String(this.#encoder.precision)},"length":${String(length)}}`;
  }
}

const stationName = (facility: Facility | undefined): string =>
  facility?.kind === 'rental-station' ? facility.name : '';

function describeRental(
  system: RentalSystem,
  type: RentalVehicleType | undefined,
  fromStationName: string,
  toStationName: string,
) {
  return {
    providerId: system.id,
    providerGroupId: system.id,
    systemId: system.id,
    systemName: system.name,
    url: system.url,
    ...(system.color !== '' && { color: `#${system.color}` }),
    stationName: fromStationName,
    fromStationName,
    toStationName,
    ...(type && { formFactor: type.formFactor.toUpperCase(), propulsionType: type.propulsion.toUpperCase() }),
    returnConstraint: fromStationName === '' ? 'NONE' : 'ANY_STATION',
  };
}

/** The name that answers give to an end that is neither a stop nor a facility. */
export const endName = (end: LegEnd): 'START' | 'END' => (end === ORIGIN ? 'START' : 'END');
