import { z } from 'zod';

/** What of documents of GBFS 3.0 is not as its specification (gbfs.md) demands: members, types, words, and ids that lead nowhere. */
export function gbfsFaults(documents: ReadonlyMap<string, unknown>): string[] {
  const faults = [...documents].flatMap(([name, document]) => {
    const data = DATA[name];
    if (data === undefined) return [`${name} is no document of GBFS 3.0`];
    const { error } = envelope(data).safeParse(document);
    return (error?.issues ?? []).map(({ path, message }) => `${name} ${path.join('.')}: ${message}`);
  });
  return faults.length > 0 ? faults : strayIds(documents);
}

const id = z.string().min(1);
const count = z.int().min(0);
const metres = z.number().min(0);
const language = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/);
const texts = z.array(z.strictObject({ text: z.string(), language })).min(1);
/** RFC 3339 */
const time = z.iso.datetime({ offset: true });
const place = { lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) };
const typeCounts = z.array(z.strictObject({ vehicle_type_ids: z.array(id).min(1), count })).optional();
const uris = z.strictObject({ android: z.url().optional(), ios: z.url().optional(), web: z.url().optional() });
const area = z.strictObject({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(z.array(z.array(z.number()).length(2)).min(4))),
});
const rule = z.strictObject({
  vehicle_type_ids: z.array(id).min(1).optional(),
  ride_start_allowed: z.boolean(),
  ride_end_allowed: z.boolean(),
  ride_through_allowed: z.boolean(),
  maximum_speed_kph: count.optional(),
  station_parking: z.boolean().optional(),
});
const segments = z
  .array(z.strictObject({ start: count, rate: z.number(), interval: count, end: count.optional() }))
  .optional();

const station = z.strictObject({
  ...{ station_id: id, name: texts, ...place, address: z.string().optional(), capacity: count.optional() },
  is_virtual_station: z.boolean().optional(),
  is_charging_station: z.boolean().optional(),
  station_area: area.optional(),
  vehicle_types_capacity: typeCounts,
  vehicle_docks_capacity: typeCounts,
  station_opening_hours: z.string().optional(),
  rental_uris: uris.optional(),
});
const status = z
  .strictObject({
    ...{ station_id: id, num_vehicles_available: count, num_docks_available: count.optional() },
    vehicle_types_available: z.array(z.strictObject({ vehicle_type_id: id, count })).optional(),
    vehicle_docks_available: typeCounts,
    ...{ is_installed: z.boolean(), is_renting: z.boolean(), is_returning: z.boolean(), last_reported: time },
  })
  .refine(
    ({ vehicle_types_available: types, num_vehicles_available: all }) =>
      types === undefined || types.reduce((sum, type) => sum + type.count, 0) === all,
    'the types are not all vehicles together',
  );
const vehicle = z
  .strictObject({
    ...{ vehicle_id: id, is_reserved: z.boolean(), is_disabled: z.boolean() },
    ...{ lat: place.lat.optional(), lon: place.lon.optional(), station_id: id.optional() },
    ...{ vehicle_type_id: id.optional(), current_range_meters: metres.optional(), pricing_plan_id: id.optional() },
  })
  .refine(({ lat, lon, station_id: at }) => (lat === undefined) === (lon === undefined) && (lat ?? at) !== undefined);
const vehicleType = z
  .strictObject({
    vehicle_type_id: id,
    form_factor: z.enum(['bicycle', 'cargo_bicycle', 'car', 'moped', 'scooter_standing', 'scooter_seated', 'other']),
    propulsion_type: z.enum([
      ...(['human', 'electric_assist', 'electric', 'combustion', 'combustion_diesel'] as const),
      ...(['hybrid', 'plug_in_hybrid', 'hydrogen_fuel_cell'] as const),
    ]),
    max_range_meters: metres.optional(),
    name: texts.optional(),
    return_constraint: z.enum(['free_floating', 'roundtrip_station', 'any_station', 'hybrid']).optional(),
    default_pricing_plan_id: id.optional(),
    pricing_plan_ids: z.array(id).optional(),
  })
  .refine((type) => type.propulsion_type === 'human' || type.max_range_meters !== undefined);
const plan = z.strictObject({
  ...{ plan_id: id, name: texts, description: texts, currency: z.string().regex(/^[A-Z]{3}$/), price: metres },
  ...{ is_taxable: z.boolean(), surge_pricing: z.boolean().optional(), url: z.url().optional() },
  ...{ per_min_pricing: segments, per_km_pricing: segments },
});
const zone = z.strictObject({
  type: z.literal('Feature'),
  geometry: area,
  properties: z.strictObject({
    ...{ name: texts.optional(), start: time.optional(), end: time.optional(), rules: z.array(rule).optional() },
  }),
});

const DATA: Readonly<Record<string, z.ZodType>> = {
  gbfs: z.strictObject({ feeds: z.array(z.strictObject({ name: id, url: z.url() })) }),
  system_information: z.strictObject({
    ...{ system_id: id, languages: z.array(language).min(1), name: texts, opening_hours: z.string().min(1) },
    ...{ feed_contact_email: z.email(), timezone: z.string().regex(/^[A-Z][A-Za-z_]+\/[A-Za-z_/-]+$/) },
    ...{
      operator: texts.optional(),
      url: z.url().optional(),
      license_id: id.optional(),
      license_url: z.url().optional(),
    },
    ...{ attribution_organization_name: texts.optional(), attribution_url: z.url().optional() },
  }),
  vehicle_types: z.strictObject({ vehicle_types: z.array(vehicleType) }),
  station_information: z.strictObject({ stations: z.array(station) }),
  station_status: z.strictObject({ stations: z.array(status) }),
  vehicle_status: z.strictObject({ vehicles: z.array(vehicle) }),
  system_pricing_plans: z.strictObject({ plans: z.array(plan) }),
  geofencing_zones: z.strictObject({
    geofencing_zones: z.strictObject({ type: z.literal('FeatureCollection'), features: z.array(zone) }),
    global_rules: z.array(rule),
  }),
};

const envelope = (data: z.ZodType) =>
  z.strictObject({ last_updated: time, ttl: count, version: z.literal('3.0'), data });

/** By the member that holds an id: the document in which it must be, once. */
const HOLDERS: Readonly<Record<string, readonly [document: string, list: string, member: string]>> = {
  station_id: ['station_information', 'stations', 'station_id'],
  vehicle_type_id: ['vehicle_types', 'vehicle_types', 'vehicle_type_id'],
  vehicle_type_ids: ['vehicle_types', 'vehicle_types', 'vehicle_type_id'],
  pricing_plan_id: ['system_pricing_plans', 'plans', 'plan_id'],
  pricing_plan_ids: ['system_pricing_plans', 'plans', 'plan_id'],
  default_pricing_plan_id: ['system_pricing_plans', 'plans', 'plan_id'],
};

function strayIds(documents: ReadonlyMap<string, unknown>): string[] {
  const known = new Map(
    Object.values(HOLDERS).map(([document, list, member]) => {
      const { data } = (documents.get(document) ?? { data: {} }) as Holder;
      const ids = (data[list] ?? []).map((item) => item[member]);
      return [document, { ids: new Set(ids), isUnique: new Set(ids).size === ids.length }];
    }),
  );
  const twice = [...known].flatMap(([document, { isUnique }]) => (isUnique ? [] : [`${document}: an id twice`]));
  const stray: string[] = [];
  JSON.stringify([...documents], (name, value: unknown) => {
    const holder = HOLDERS[name]?.[0];
    if (holder === undefined) return value;
    for (const one of Array.isArray(value) ? value : [value])
      if (known.get(holder)?.ids.has(one) !== true) stray.push(`${name} ${String(one)} is not in ${holder}`);
    return value;
  });
  return [...twice, ...stray];
}

interface Holder {
  readonly data: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}
