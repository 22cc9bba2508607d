import { missingFile } from './rules/missing-file.rule.js';
import { unknownFile } from './rules/unknown-file.rule.js';
import { unusedFile } from './rules/unused-file.rule.js';
import type { Reading } from './tables/reading.js';

/** Says which files are missing, and which will not be read. */
export function listFiles({ files, log }: Reading): void {
  for (const file of REQUIRED) {
    if (!files.names.includes(file)) log.add(missingFile, { file });
  }
  for (const file of files.names) {
    if (READ.has(file)) continue;
    log.add(UNUSED.has(file) ? unusedFile : unknownFile, { file });
  }
}

/** `agency.txt` and the calendars, which have conditions of their own, are told where they are read. */
const REQUIRED = ['stops.txt', 'routes.txt', 'trips.txt', 'stop_times.txt'];

const READ: ReadonlySet<string> = new Set([
  ...REQUIRED,
  'agency.txt',
  'calendar.txt',
  'calendar_dates.txt',
  'shapes.txt',
  'frequencies.txt',
  'transfers.txt',
  'levels.txt',
  'pathways.txt',
  'feed_info.txt',
  'attributions.txt',
]);

/** Files of GTFS (reference of 2026) that we do not read yet. */
const UNUSED: ReadonlySet<string> = new Set([
  'fare_attributes.txt',
  'fare_rules.txt',
  'timeframes.txt',
  'rider_categories.txt',
  'fare_media.txt',
  'fare_products.txt',
  'fare_leg_rules.txt',
  'fare_leg_join_rules.txt',
  'fare_transfer_rules.txt',
  'areas.txt',
  'stop_areas.txt',
  'networks.txt',
  'route_networks.txt',
  'location_groups.txt',
  'location_group_stops.txt',
  'locations.geojson',
  'booking_rules.txt',
  'translations.txt',
]);
