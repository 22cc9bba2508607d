/** Modes of a street leg. */
const STREET_MODES = [
  'WALK',
  'BIKE',
  'RENTAL',
  'CAR',
  'HGV',
  'CAR_PARKING',
  'BIKE_PARKING',
  'CAR_DROPOFF',
  'ODM',
  'RIDE_SHARING',
  'FLEX',
  'DEBUG_BUS_ROUTE',
  'DEBUG_RAILWAY_ROUTE',
  'DEBUG_FERRY_ROUTE',
] as const;

/** Modes of a ride, and the two that stand for several (`TRANSIT`, `RAIL`); the last three are old names (see v5). */
const TRANSIT_MODES = [
  'TRANSIT',
  'TRAM',
  'SUBWAY',
  'FERRY',
  'AIRPLANE',
  'BUS',
  'COACH',
  'RAIL',
  'HIGHSPEED_RAIL',
  'LONG_DISTANCE',
  'NIGHT_RAIL',
  'REGIONAL_FAST_RAIL',
  'REGIONAL_RAIL',
  'SUBURBAN',
  'FUNICULAR',
  'AERIAL_LIFT',
  'OTHER',
  'AREAL_LIFT',
  'METRO',
  'CABLE_CAR',
] as const;

export const MODES = [...STREET_MODES, ...TRANSIT_MODES] as const;
