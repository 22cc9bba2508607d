import { CAUSES, EFFECTS, SEVERITIES } from '../decode/alert.js';
import { CONGESTIONS, OCCUPANCIES, STATUSES } from '../decode/vehicle-position.js';

/** Field number and kind: a scalar, an enumeration's words by number, or the name of a message. */
type Field = readonly [number: number, kind: Scalar | readonly (string | undefined)[] | { readonly message: string }];
type Scalar = 'string' | 'uint' | 'int' | 'bool' | 'float';

const message = (name: string) => ({ message: name });
/** Zero, which these enumerations do not have, is read as unknown. */
const fromOne = (words: readonly string[]): readonly (string | undefined)[] => [undefined, ...words.slice(1)];
const RELATIONSHIPS = [
  'SCHEDULED',
  'ADDED',
  'UNSCHEDULED',
  'CANCELED',
  undefined,
  'REPLACEMENT',
  'DUPLICATED',
  'DELETED',
  'NEW',
];
const TEXT = message('TranslatedString');

const MESSAGES: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  FeedMessage: { header: [1, message('FeedHeader')], entity: [2, message('FeedEntity')] },
  FeedHeader: {
    gtfs_realtime_version: [1, 'string'],
    incrementality: [2, ['FULL_DATASET', 'DIFFERENTIAL']],
    timestamp: [3, 'uint'],
    feed_version: [4, 'string'],
  },
  FeedEntity: {
    id: [1, 'string'],
    is_deleted: [2, 'bool'],
    trip_update: [3, message('TripUpdate')],
    vehicle: [4, message('VehiclePosition')],
    alert: [5, message('Alert')],
    shape: [6, message('Shape')],
    trip_modifications: [8, message('Shape')],
  },
  Shape: { shape_id: [1, 'string'] },
  TripUpdate: {
    trip: [1, message('TripDescriptor')],
    stop_time_update: [2, message('StopTimeUpdate')],
    vehicle: [3, message('VehicleDescriptor')],
    timestamp: [4, 'uint'],
    delay: [5, 'int'],
    trip_properties: [6, message('TripProperties')],
  },
  TripDescriptor: {
    trip_id: [1, 'string'],
    start_time: [2, 'string'],
    start_date: [3, 'string'],
    schedule_relationship: [4, RELATIONSHIPS],
    route_id: [5, 'string'],
    direction_id: [6, 'uint'],
    modified_trip: [7, message('Shape')],
  },
  TripProperties: {
    trip_id: [1, 'string'],
    start_date: [2, 'string'],
    start_time: [3, 'string'],
    trip_headsign: [5, 'string'],
    trip_short_name: [6, 'string'],
  },
  StopTimeUpdate: {
    stop_sequence: [1, 'uint'],
    arrival: [2, message('StopTimeEvent')],
    departure: [3, message('StopTimeEvent')],
    stop_id: [4, 'string'],
    schedule_relationship: [5, ['SCHEDULED', 'SKIPPED', 'NO_DATA', 'UNSCHEDULED']],
    stop_time_properties: [6, message('StopTimeProperties')],
  },
  StopTimeEvent: { delay: [1, 'int'], time: [2, 'int'], uncertainty: [3, 'int'], scheduled_time: [4, 'int'] },
  StopTimeProperties: { assigned_stop_id: [1, 'string'], pickup_type: [3, 'uint'], drop_off_type: [4, 'uint'] },
  VehicleDescriptor: {
    id: [1, 'string'],
    label: [2, 'string'],
    license_plate: [3, 'string'],
    wheelchair_accessible: [4, 'uint'],
  },
  VehiclePosition: {
    trip: [1, message('TripDescriptor')],
    position: [2, message('Position')],
    current_stop_sequence: [3, 'uint'],
    current_status: [4, STATUSES],
    timestamp: [5, 'uint'],
    congestion_level: [6, CONGESTIONS],
    stop_id: [7, 'string'],
    vehicle: [8, message('VehicleDescriptor')],
    occupancy_status: [9, OCCUPANCIES],
    occupancy_percentage: [10, 'uint'],
  },
  Position: { latitude: [1, 'float'], longitude: [2, 'float'], bearing: [3, 'float'], speed: [5, 'float'] },
  Alert: {
    active_period: [1, message('TimeRange')],
    communication_period: [2, message('TimeRange')],
    impact_period: [3, message('TimeRange')],
    informed_entity: [5, message('EntitySelector')],
    cause: [6, fromOne(CAUSES)],
    effect: [7, fromOne(EFFECTS)],
    url: [8, TEXT],
    header_text: [10, TEXT],
    description_text: [11, TEXT],
    tts_header_text: [12, TEXT],
    tts_description_text: [13, TEXT],
    severity_level: [14, fromOne(SEVERITIES)],
    image: [15, message('TranslatedImage')],
    image_alternative_text: [16, TEXT],
    cause_detail: [17, TEXT],
    effect_detail: [18, TEXT],
  },
  TimeRange: { start: [1, 'uint'], end: [2, 'uint'] },
  EntitySelector: {
    agency_id: [1, 'string'],
    route_id: [2, 'string'],
    route_type: [3, 'uint'],
    trip: [4, message('TripDescriptor')],
    stop_id: [5, 'string'],
    direction_id: [6, 'uint'],
  },
  TranslatedString: { translation: [1, message('Translation')] },
  Translation: { text: [1, 'string'], language: [2, 'string'] },
  TranslatedImage: { localized_image: [1, message('LocalizedImage')] },
  LocalizedImage: { url: [1, 'string'], media_type: [2, 'string'], language: [3, 'string'] },
};

/** GTFS-Realtime 2.0 as far as it is written, by message and field in the words of the protocol. */
export const SCHEMA = new Map(
  Object.entries(MESSAGES).map(([name, fields]) => [name, new Map(Object.entries(fields))]),
);
