import { invalidValue, type JsonItem } from '@maillage/feed-reading';
import type { GeofencingZone, ZoneRule } from '../gbfs-feed.js';
import { readArea } from '../values/read-area.js';
import { readTexts } from '../values/read-texts.js';
import { listItems, type GbfsDocument } from './read-document.js';

export interface Geofencing {
  readonly zones: readonly GeofencingZone[];
  /** What holds outside all zones. */
  readonly globalRules: readonly ZoneRule[];
}

const MAX_RULES = 100;

export function readGeofencingZones(document: GbfsDocument, language: string): Geofencing {
  const { data } = document;
  const globalRules = readRules(data, 'global_rules');
  const collection = data.item('geofencing_zones');
  const features = collection ? listItems({ ...document, data: collection }, 'features') : [];
  if (!collection) data.add(invalidValue, 'geofencing_zones');
  return { zones: features.flatMap((feature) => readZone(feature, language) ?? []), globalRules };
}

function readZone(feature: JsonItem, language: string): GeofencingZone | undefined {
  const area = readArea(feature, 'geometry');
  if (!area) return undefined;
  const properties = feature.item('properties');
  return {
    name: properties ? readTexts(properties, 'name', language) : [],
    area,
    rules: properties ? readRules(properties, 'rules') : [],
    start: properties?.instant('start'),
    end: properties?.instant('end'),
  };
}

function readRules(item: JsonItem, name: string): ZoneRule[] {
  return item.items(name, MAX_RULES).map((rule) => {
    // before 3.0 one word allowed both the start and the end of a ride
    const both = rule.boolean('ride_allowed') ?? true;
    return {
      vehicleTypeIds: rule.references(rule.has('vehicle_type_ids') ? 'vehicle_type_ids' : 'vehicle_type_id'),
      rideStartAllowed: rule.boolean('ride_start_allowed') ?? both,
      rideEndAllowed: rule.boolean('ride_end_allowed') ?? both,
      rideThroughAllowed: rule.boolean('ride_through_allowed') ?? true,
      stationParking: rule.boolean('station_parking') ?? false,
      maximumSpeedKph: rule.number('maximum_speed_kph', { least: 0, most: 300 }),
    };
  });
}
