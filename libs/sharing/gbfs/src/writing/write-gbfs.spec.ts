import { describe, expect, it } from '@jest/globals';
import { entry } from '@maillage/kernel';
import fc from 'fast-check';
import { readAvailability } from '../availability/read-availability.js';
import { NO_STAYS } from '../availability/vehicle-stays.js';
import type { VehicleType } from '../gbfs-feed.js';
import { listDocuments } from '../list-documents.js';
import { readGbfs } from '../read-gbfs.js';
import { NOON, published } from '../testing/published-system.js';
import { writeGbfs, type PublishedSystem, type Publisher } from './write-gbfs.js';

const PUBLISHER: Publisher = {
  baseUrl: 'https://maillage.example/gbfs/town/velo',
  contactEmail: 'data@maillage.example',
  timezone: 'Europe/Paris',
  language: 'fr',
  updatedAt: NOON,
  ttlSeconds: 30,
};

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
          hash: (text) => text.replace(/^\d+ \[.*?\] /, ''),
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

  it('names no plan that is not published, and languages as GBFS takes them', () => {
    const system = entry(
      fc.sample(
        published.filter(({ vehicleTypes }) => vehicleTypes.length > 0),
        { numRuns: 1, seed: 2 },
      ),
      0,
    );
    const name = ['fr_FR', 'zh-Hant-TW', 'EN', ''].map((language) => ({ text: language, language }));
    const type = { ...entry(system.vehicleTypes, 0), name, pricingPlanIds: ['gone'] };
    const documents = writeGbfs({ ...system, plans: [], vehicleTypes: [type] }, PUBLISHER);
    expect(documents.get('vehicle_types')).toMatchObject({
      data: {
        vehicle_types: [
          {
            name: [{ language: 'fr-FR' }, { language: 'zh' }, { language: 'en' }, { language: 'fr' }],
            default_pricing_plan_id: undefined,
            pricing_plan_ids: undefined,
          },
        ],
      },
    });
  });

  it('names no type and no station that is not published, and leaves out vehicles that are nowhere', () => {
    const station = entry(
      fc.sample(
        published.filter(({ stations }) => stations.length > 0),
        { numRuns: 1, seed: 2 },
      ),
      0,
    );
    const [known, unknown] = [
      { vehicleTypeIds: ['ebike'], count: 2 },
      { vehicleTypeIds: ['ebike', 'gone'], count: 3 },
    ];
    const type: VehicleType = {
      ...{ id: 'ebike', name: [], formFactor: 'bicycle', propulsion: 'electric_assist' },
      ...{ maxRangeMetres: undefined, returnConstraint: undefined, pricingPlanIds: [] },
    };
    const { id } = entry(station.stations, 0);
    const rule = {
      rideStartAllowed: true,
      rideEndAllowed: false,
      rideThroughAllowed: true,
      stationParking: false,
      maximumSpeedKph: undefined,
    };
    const vehicle = {
      ...{ id: 'a', coordinate: undefined, isReserved: false, isDisabled: false },
      ...{ vehicleTypeId: undefined, rangeMetres: undefined, pricingPlanId: undefined },
    };
    const documents = writeGbfs(
      {
        ...station,
        vehicleTypes: [type],
        stations: [{ ...entry(station.stations, 0), isVirtual: false, typeCapacity: [known, unknown] }],
        status: [
          {
            ...{ stationId: id, isInstalled: true, isRenting: true, isReturning: true, vehiclesAvailable: 5 },
            ...{ docksAvailable: 1, typesAvailable: [known, { vehicleTypeIds: ['gone'], count: 3 }] },
            ...{ typeDocksAvailable: [unknown], reportedAt: NOON },
          },
        ],
        vehicles: [
          { ...vehicle, stationId: id, vehicleTypeId: 'gone' },
          { ...vehicle, stationId: 'gone' },
        ],
        zones: [],
        globalRules: [
          { ...rule, vehicleTypeIds: ['gone'] },
          { ...rule, vehicleTypeIds: ['gone', 'ebike'] },
        ],
      },
      PUBLISHER,
    );
    const dataOf = (name: string): unknown =>
      (JSON.parse(JSON.stringify(documents.get(name))) as { data: unknown }).data;
    expect(dataOf('station_information')).toMatchObject({
      stations: [{ vehicle_docks_capacity: [{ vehicle_type_ids: ['ebike'], count: 2 }] }],
    });
    expect(dataOf('station_status')).toMatchObject({
      stations: [{ num_vehicles_available: 5, vehicle_types_available: [{ vehicle_type_id: 'ebike', count: 2 }] }],
    });
    expect(JSON.stringify([...documents.values()])).not.toContain('gone');
    expect(dataOf('vehicle_status')).toEqual({
      vehicles: [{ vehicle_id: 'a', is_reserved: false, is_disabled: false, station_id: id }],
    });
    expect(dataOf('geofencing_zones')).toMatchObject({ global_rules: [{ vehicle_type_ids: ['ebike'] }] });
    // GBFS demands it of what has a motor
    expect(dataOf('vehicle_types')).toMatchObject({ vehicle_types: [{ max_range_meters: 50_000 }] });
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
    ['url', 'surge_pricing', 'per_min_pricing', 'per_km_pricing'],
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
