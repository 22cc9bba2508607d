import { describe, expect, it } from '@jest/globals';
import { entry, type Instant } from '@maillage/kernel';
import fc from 'fast-check';
import { readAvailability } from '../availability/read-availability.js';
import { NO_STAYS } from '../availability/vehicle-stays.js';
import { FORM_FACTORS, PROPULSION_TYPES, RETURN_CONSTRAINTS } from '../gbfs-feed.js';
import { listDocuments } from '../list-documents.js';
import { readGbfs } from '../read-gbfs.js';
import { writeGbfs, type PublishedSystem, type Publisher } from './write-gbfs.js';

const NOON = 1_767_265_200 as Instant;
const PUBLISHER: Publisher = {
  baseUrl: 'https://maillage.example/gbfs/town/velo',
  contactEmail: 'data@maillage.example',
  timezone: 'Europe/Paris',
  language: 'fr',
  updatedAt: NOON,
  ttlSeconds: 30,
};

const word = fc.stringMatching(/^[a-zA-Zé0-9][a-zA-Zé0-9 .-]{0,10}[a-z0-9]$/);
const texts = fc.uniqueArray(fc.record({ text: word, language: fc.constantFrom('fr', 'en', 'de') }), {
  selector: ({ language }) => language,
  maxLength: 3,
});
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });
const instant = fc.integer({ min: NOON - 3_600, max: NOON }).map((seconds) => seconds as Instant);
const count = fc.integer({ min: 0, max: 40 });
const place = {
  latitude: fc.integer({ min: 4_700_000, max: 4_900_000 }).map((v) => v / 1e5),
  longitude: fc.integer({ min: 200_000, max: 600_000 }).map((v) => v / 1e5),
};
const id = fc.constantFrom('1', 'b', 'C-3', 'é 4', '__proto__', '006', 'g');
const url = fc.constantFrom('https://velo.example/a', 'https://velo.example/b?c=d');
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 3 });
const unique = <Item>(item: fc.Arbitrary<Item>, key: (item: Item) => string) =>
  fc.uniqueArray(item, { selector: key, maxLength: 5 });
const square = fc.integer({ min: 1, max: 50 }).map((size) => {
  const at = (x: number, y: number) => [4 + (x * size) / 100, 47 + (y * size) / 100] as const;
  return [[[at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)]]];
});
const rule = fc.record({
  vehicleTypeIds: fc.uniqueArray(id, { maxLength: 2 }),
  rideStartAllowed: fc.boolean(),
  rideEndAllowed: fc.boolean(),
  rideThroughAllowed: fc.boolean(),
  stationParking: fc.boolean(),
  maximumSpeedKph: maybe(count),
});
const segment = fc.record({
  start: count,
  rate: fc.integer({ min: -5, max: 5 }),
  interval: fc.integer({ min: 1, max: 60 }),
  end: maybe(count),
});

const published: fc.Arbitrary<PublishedSystem> = fc.record({
  system: fc.record({
    id: word,
    name: texts.filter((list) => list.length > 0),
    operator: texts,
    url: maybe(url),
    timezone: fc.constant('Europe/Paris'),
    languages: fc.uniqueArray(fc.constantFrom('fr', 'en'), { minLength: 1 }),
    // brand_assets demand an image
    color: fc.constant(undefined),
    licenseId: maybe(fc.constantFrom('ODbL-1.0', 'etalab-2.0')),
    licenseUrl: fc.constant(undefined),
    attribution: texts,
    attributionUrl: maybe(url),
    openingHours: fc.constantFrom('24/7', 'Mo-Su 06:00-23:00'),
  }),
  vehicleTypes: unique(
    fc.record({
      id,
      name: texts,
      formFactor: fc.constantFrom(...FORM_FACTORS),
      propulsion: fc.constantFrom(...PROPULSION_TYPES),
      maxRangeMetres: maybe(count),
      returnConstraint: maybe(fc.constantFrom(...RETURN_CONSTRAINTS)),
      pricingPlanIds: fc.uniqueArray(id, { maxLength: 3 }),
    }),
    (type) => type.id,
  ),
  stations: unique(
    fc.record({
      id,
      ...place,
      name: texts.filter((list) => list.length > 0),
      address: maybe(word),
      capacity: fc.constant(40),
      isVirtual: fc.boolean(),
      isCharging: maybe(fc.boolean()),
      area: maybe(square),
      typeCapacity: fc.array(fc.record({ vehicleTypeIds: ids, count }), { maxLength: 2 }),
      openingHours: maybe(fc.constant('Mo-Fr 07:00-20:00')),
      rentalUris: fc.record({ android: maybe(fc.constant('velo://1')), ios: fc.constant(undefined), web: maybe(url) }),
    }),
    (station) => station.id,
  ),
  status: unique(
    fc.record({
      stationId: id,
      isInstalled: fc.boolean(),
      isRenting: fc.boolean(),
      isReturning: fc.boolean(),
      vehiclesAvailable: count,
      docksAvailable: maybe(count),
      typesAvailable: fc.array(fc.record({ vehicleTypeIds: id.map((one) => [one]), count }), { maxLength: 2 }),
      typeDocksAvailable: fc.array(fc.record({ vehicleTypeIds: ids.filter((list) => list.length > 1), count }), {
        maxLength: 2,
      }),
      reportedAt: instant,
    }),
    (status) => status.stationId,
  ),
  vehicles: unique(
    fc.record({
      id,
      coordinate: fc.record(place),
      stationId: maybe(id),
      vehicleTypeId: maybe(id),
      isReserved: fc.boolean(),
      isDisabled: fc.boolean(),
      rangeMetres: maybe(count),
      pricingPlanId: maybe(id),
    }),
    (vehicle) => vehicle.id,
  ),
  zones: fc.array(
    fc.record({
      name: texts,
      area: square,
      rules: fc.array(rule, { maxLength: 2 }),
      start: maybe(instant),
      end: maybe(instant),
    }),
    { maxLength: 3 },
  ),
  globalRules: fc.array(rule, { maxLength: 2 }),
  plans: unique(
    fc.record({
      id,
      name: texts.filter((list) => list.length > 0),
      description: texts.filter((list) => list.length > 0),
      currency: fc.constant('EUR'),
      price: count,
      perMinute: fc.array(segment, { maxLength: 2 }),
      perKilometre: fc.array(segment, { maxLength: 2 }),
    }),
    (plan) => plan.id,
  ),
});

const written = (system: PublishedSystem): ReadonlyMap<string, string> =>
  new Map([...writeGbfs(system, PUBLISHER)].map(([name, document]) => [name, JSON.stringify(document)]));

describe('a system as GBFS 3.0', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(published, (given) => {
        const documents = written(given);
        const { system, vehicleTypes, stations, status, zones, globalRules, plans, notices } = readGbfs(documents);
        expect({ system, stations, zones, globalRules, plans }).toEqual({
          system: given.system,
          stations: given.stations,
          zones: given.zones,
          globalRules: given.globalRules,
          plans: given.plans,
        });
        if (given.vehicleTypes.length > 0) expect(vehicleTypes).toEqual(given.vehicleTypes);
        const known = new Set(given.stations.map((station) => station.id));
        expect([...status.values()]).toEqual(given.status.filter(({ stationId }) => known.has(stationId)));
        const unexpected = ['UNKNOWN_VEHICLE_TYPE', 'INFORMATION_WITHOUT_STATUS', 'NOTHING_TO_RENT'];
        expect(notices.filter(({ code }) => !unexpected.includes(code))).toEqual([]);
        const live = readAvailability(documents, {
          now: NOON,
          stays: NO_STAYS,
          hash: (text) => text.replace(/^\d+ /, ''),
        });
        expect(new Set(live.availability.vehicles)).toEqual(new Set(given.vehicles));
        expect(live.availability).toMatchObject({ updatedAt: NOON, ttlSeconds: 30 });
      }),
      { numRuns: 300 },
    );
  });

  it('has what GBFS 3.0 demands, and nothing that it does not know', () => {
    fc.assert(
      fc.property(published, (given) => {
        for (const [name, text] of written(given)) {
          const document = JSON.parse(text) as Json;
          expect(Object.keys(document).sort()).toEqual(['data', 'last_updated', 'ttl', 'version']);
          expect(faults(name, document['data'] as Json)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('announces its documents where they are', () => {
    const [given] = fc.sample(published, { numRuns: 1, seed: 2 });
    const documents = written(entry([given], 0) as PublishedSystem);
    const discovery = listDocuments(documents.get('gbfs') ?? '');
    expect(discovery.documents.map(({ name }) => name).sort()).toEqual(
      [...documents.keys()].filter((name) => name !== 'gbfs').sort(),
    );
    expect(discovery.documents.every(({ name, url: at }) => at === `${PUBLISHER.baseUrl}/${name}.json`)).toBe(true);
  });

  it('a station whose vehicles nobody counted has no status: GBFS has no word for unknown', () => {
    const [given] = fc.sample(
      published.filter(({ stations, status }) =>
        stations.some((station) => status.some(({ stationId }) => stationId === station.id)),
      ),
      { numRuns: 1, seed: 2 },
    );
    const system = entry([given], 0) as PublishedSystem;
    const unknown = { ...system, status: system.status.map((status) => ({ ...status, vehiclesAvailable: undefined })) };
    expect(readGbfs(written(unknown)).status.size).toBe(0);
    expect(readGbfs(written(unknown)).stations).toEqual(system.stations);
  });
});

type Json = Readonly<Record<string, unknown>>;

/** Per object of a document of the specification (gbfs.md of 3.0): its required and its other members. */
const MEMBERS: Readonly<
  Record<string, readonly [list: string, required: readonly string[], other: readonly string[]]>
> = {
  gbfs: ['feeds', ['name', 'url'], []],
  vehicle_types: [
    'vehicle_types',
    ['vehicle_type_id', 'form_factor', 'propulsion_type'],
    ['max_range_meters', 'name', 'return_constraint', 'default_pricing_plan_id', 'pricing_plan_ids'],
  ],
  station_information: [
    'stations',
    ['station_id', 'name', 'lat', 'lon'],
    [
      'address',
      'capacity',
      'is_virtual_station',
      'is_charging_station',
      'station_area',
      'vehicle_types_capacity',
      'vehicle_docks_capacity',
      'station_opening_hours',
      'rental_uris',
    ],
  ],
  station_status: [
    'stations',
    ['station_id', 'num_vehicles_available', 'is_installed', 'is_renting', 'is_returning', 'last_reported'],
    ['num_docks_available', 'vehicle_types_available', 'vehicle_docks_available'],
  ],
  vehicle_status: [
    'vehicles',
    ['vehicle_id', 'is_reserved', 'is_disabled'],
    ['lat', 'lon', 'vehicle_type_id', 'current_range_meters', 'station_id', 'pricing_plan_id'],
  ],
  system_pricing_plans: [
    'plans',
    ['plan_id', 'name', 'currency', 'price', 'is_taxable', 'description'],
    ['per_min_pricing', 'per_km_pricing'],
  ],
};
const SYSTEM: readonly [required: readonly string[], other: readonly string[]] = [
  ['system_id', 'languages', 'name', 'opening_hours', 'feed_contact_email', 'timezone'],
  ['operator', 'url', 'license_id', 'license_url', 'attribution_organization_name', 'attribution_url'],
];
const RULE: readonly [required: readonly string[], other: readonly string[]] = [
  ['ride_start_allowed', 'ride_end_allowed', 'ride_through_allowed'],
  ['vehicle_type_ids', 'maximum_speed_kph', 'station_parking'],
];

function faults(name: string, data: Json): string[] {
  if (name === 'system_information') return faultsOf(name, data, ...SYSTEM);
  if (name === 'geofencing_zones') {
    const collection = data['geofencing_zones'] as {
      readonly type: string;
      readonly features: readonly { readonly properties: Json }[];
    };
    const rules = [
      ...(data['global_rules'] as Json[]),
      ...collection.features.flatMap(({ properties }) => properties['rules'] as Json[]),
    ];
    return [
      ...(collection.type === 'FeatureCollection' ? [] : [name]),
      ...rules.flatMap((one) => faultsOf(name, one, ...RULE)),
    ];
  }
  const known = MEMBERS[name];
  if (!known) return [`unknown document ${name}`];
  const [list, required, other] = known;
  return (data[list] as readonly Json[]).flatMap((item) => faultsOf(name, item, required, other));
}

const faultsOf = (name: string, item: Json, required: readonly string[], other: readonly string[]): string[] => [
  ...required
    .filter((member) => item[member] === undefined || item[member] === null)
    .map((member) => `${name} lacks ${member}`),
  ...Object.keys(item)
    .filter((member) => !required.includes(member) && !other.includes(member))
    .map((member) => `${name} has ${member}`),
];
