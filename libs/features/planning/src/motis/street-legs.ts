import {
  type ApiVersion,
  type Facility,
  type NetworkFacilities,
  type RentalSystem,
  type RentalVehicleType,
  type StreetLeg,
  type StreetLine,
  type StreetLineStep,
} from '@maillage/itinerary-model';
import type { Bilingual } from '@maillage/kernel';
import { TURNS, type StreetGraph } from '@maillage/street-graph';
import { facilityName } from './facility-name.js';
import type { Geometry } from './geometry.js';
import { utf8, type JsonBytes } from './json-bytes.js';
import { linkMembers, RETURN_CONSTRAINTS } from './rental-members.js';
import { membersOf, type JsonMembers } from './json-text.js';

/** Writes what answers say about moving along streets, in one version of the API. */
export class StreetLegs {
  readonly #names = new Map<number, Uint8Array>();

  constructor(
    private readonly facilities: NetworkFacilities,
    private readonly names: StreetGraph['names'] | undefined,
    private readonly version: ApiVersion,
  ) {}

  /** Where one changes: a station, a car park, a vehicle that stands free. */
  facility(facility: Facility, language: keyof Bilingual): JsonMembers {
    const { kind, id, latitude, longitude } = facility;
    const isRental = kind === 'rental-station' || kind === 'rental-vehicle';
    return membersOf({
      name: facilityName(facility, language),
      lat: latitude,
      lon: longitude,
      ...(this.version < 6 && { level: 0 }),
      vertexType: isRental ? 'BIKESHARE' : 'NORMAL',
      facilityId: id,
      facilityKind: kind,
    });
  }

  /** Geometry and steps, as the members `legGeometry` and `steps` have them. */
  writeLine(json: JsonBytes, geometry: Geometry, { points, steps }: StreetLine): void {
    geometry.microdegrees(json, points, 0, points.length / 2);
    json.ascii(',"steps":').array(steps, (step, index) => this.#step(json, geometry, points, step, steps[index + 1]));
  }

  /** The system of a rental leg, and where its vehicle is taken and left. */
  rental(taken: Facility | undefined, left: Facility | undefined): JsonMembers {
    const system = taken && 'system' in taken ? this.facilities.systems[taken.system] : undefined;
    if (!system) return '';
    const type = taken?.kind === 'rental-vehicle' ? system.vehicleTypes[taken.vehicleType] : system.vehicleTypes[0];
    return `,"rental":{${membersOf(describeRental(system, type, taken, stationName(left)))}}`;
  }

  /** Of the network's own. */
  facilityAt(row: number): Facility | undefined {
    return this.facilities.facilities[row];
  }

  /** What a leg rests on where a vehicle is taken, and left. */
  availability({ taken, left }: StreetLeg): JsonMembers {
    return taken || left ? `,"availability":${JSON.stringify({ taken, left })}` : '';
  }

  #step(
    json: JsonBytes,
    geometry: Geometry,
    points: Int32Array,
    step: StreetLineStep,
    next: StreetLineStep | undefined,
  ): void {
    json.bytes(TURN_OPENINGS[step.turn] ?? turnOpening('CONTINUE')).number(step.metres);
    if (step.fromLevel === 0 && step.toLevel === 0) json.bytes(ON_GROUND);
    else json.ascii(`,"fromLevel":${String(step.fromLevel / 4)},"toLevel":${String(step.toLevel / 4)}`);
    json.bytes(STREET_NAME).bytes(this.#name(step.name));
    json
      .bytes(EXIT)
      .ascii(step.exit > 0 ? String(step.exit) : '')
      .bytes(NOT_TOLD);
    if (step.metresUp >= 0)
      json.ascii(`"elevationUp":${String(step.metresUp)},"elevationDown":${String(step.metresDown)},`);
    json.bytes(POLYLINE);
    geometry.microdegrees(json, points, step.firstPoint, next ? next.firstPoint + 1 : points.length / 2);
    json.ascii('}');
  }

  /** In JSON. */
  #name(row: number): Uint8Array {
    const known = this.#names.get(row);
    if (known) return known;
    const written = utf8(JSON.stringify(this.names?.text(row) ?? ''));
    if (this.#names.size >= KEPT_NAMES) this.#names.clear();
    this.#names.set(row, written);
    return written;
  }
}

const turnOpening = (turn: string): Uint8Array => utf8(`{"relativeDirection":"${turn}","distance":`);
const TURN_OPENINGS = TURNS.map(turnOpening);
const ON_GROUND = utf8(',"fromLevel":0,"toLevel":0');
const STREET_NAME = utf8(',"streetName":');
const EXIT = utf8(',"exit":"');
const POLYLINE = utf8('"polyline":');
const NOT_TOLD = utf8('","stayOn":false,"area":false,');
const KEPT_NAMES = 20_000;

const stationName = (facility: Facility | undefined): string =>
  facility?.kind === 'rental-station' ? facility.name : '';

function describeRental(
  system: RentalSystem,
  type: RentalVehicleType | undefined,
  taken: Facility | undefined,
  toStationName: string,
) {
  const fromStationName = stationName(taken);
  const guessed = fromStationName === '' ? 'NONE' : 'ANY_STATION';
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
    returnConstraint: type?.returnConstraint ? RETURN_CONSTRAINTS[type.returnConstraint] : guessed,
    ...(taken?.kind === 'rental-station' && linkMembers(taken.links)),
  };
}
