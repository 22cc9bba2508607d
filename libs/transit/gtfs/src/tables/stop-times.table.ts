import { defineTable } from './table.js';

export const stopTimesTable = defineTable({
  file: 'stop_times.txt',
  presence: 'required',
  columns: {
    trip_id: 'required',
    arrival_time: 'optional',
    departure_time: 'optional',
    stop_id: 'required',
    stop_sequence: 'required',
    stop_headsign: 'optional',
    pickup_type: 'optional',
    drop_off_type: 'optional',
    shape_dist_traveled: 'optional',
    timepoint: 'optional',
    location_group_id: 'optional',
    location_id: 'optional',
    start_pickup_drop_off_window: 'optional',
    end_pickup_drop_off_window: 'optional',
    start_pickup_dropoff_window: 'optional',
  },
  unread: [
    'continuous_pickup',
    'continuous_drop_off',
    'pickup_booking_rule_id',
    'drop_off_booking_rule_id',
    'safe_duration_factor',
    'safe_duration_offset',
    'mean_duration_factor',
    'mean_duration_offset',
    'end_pickup_dropoff_window',
  ],
});

export type StopTimeColumn = keyof typeof stopTimesTable.columns;

/** Columns of GTFS-Flex (and a spelling of 2021 that is still around): a row that fills one is no fixed stop time. */
export const FLEXIBLE_COLUMNS: readonly StopTimeColumn[] = [
  'location_group_id',
  'location_id',
  'start_pickup_drop_off_window',
  'end_pickup_drop_off_window',
  'start_pickup_dropoff_window',
];
