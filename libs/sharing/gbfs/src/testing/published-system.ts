import type { Instant } from '@maillage/kernel';
import fc from 'fast-check';
import { FORM_FACTORS, PROPULSION_TYPES, RETURN_CONSTRAINTS } from '../gbfs-feed.js';
import type { PublishedSystem } from '../writing/write-gbfs.js';

/** When all is told. */
export const NOON = 1_767_265_200 as Instant;

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

const drawn: fc.Arbitrary<PublishedSystem> = fc.record({
  system: fc.record({
    id: word,
    name: texts.filter((list) => list.length > 0),
    operator: texts,
    url: maybe(url),
    timezone: fc.constant('Europe/Paris'),
    contactEmail: fc.constantFrom('data@velo.example', 'feed@velo.example'),
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
      isTaxable: fc.boolean(),
      isSurgePriced: fc.boolean(),
      url: maybe(url),
      perMinute: fc.array(segment, { maxLength: 2 }),
      perKilometre: fc.array(segment, { maxLength: 2 }),
    }),
    (plan) => plan.id,
  ),
});

/** Any system as `writeGbfs` takes it: it names types, plans and stations that there are, and what has a motor tells its range. */
export const published = drawn.map((given): PublishedSystem => {
  const isPlan = (planId: string | undefined): boolean => given.plans.some((plan) => plan.id === planId);
  const isType = (typeId: string): boolean => given.vehicleTypes.some((type) => type.id === typeId);
  const ofTypes = <Told extends { readonly vehicleTypeIds: readonly string[] }>(told: readonly Told[]): Told[] =>
    told.filter(({ vehicleTypeIds }) => vehicleTypeIds.every(isType));
  return {
    ...given,
    vehicleTypes: given.vehicleTypes.map((type) => ({
      ...type,
      maxRangeMetres: type.propulsion === 'human' ? type.maxRangeMetres : (type.maxRangeMetres ?? 1),
      pricingPlanIds: type.pricingPlanIds.filter(isPlan),
    })),
    stations: given.stations.map((station) => ({ ...station, typeCapacity: ofTypes(station.typeCapacity) })),
    status: given.status.map((status) => ({
      ...status,
      typesAvailable: ofTypes(status.typesAvailable),
      typeDocksAvailable: ofTypes(status.typeDocksAvailable),
    })),
    zones: given.zones.map((zone) => ({ ...zone, rules: ofTypes(zone.rules) })),
    globalRules: ofTypes(given.globalRules),
    vehicles: given.vehicles.map((vehicle) => ({
      ...vehicle,
      stationId: given.stations.some(({ id: one }) => one === vehicle.stationId) ? vehicle.stationId : undefined,
      vehicleTypeId:
        vehicle.vehicleTypeId !== undefined && isType(vehicle.vehicleTypeId) ? vehicle.vehicleTypeId : undefined,
      pricingPlanId: isPlan(vehicle.pricingPlanId) ? vehicle.pricingPlanId : undefined,
    })),
  };
});
