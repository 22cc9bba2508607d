import type { ApiVersion } from '@maillage/itinerary-model';

/** MOTIS's names for what runs. The position is the bit of the mode in a mask. */
const MODES = [
  'TRAM',
  'SUBWAY',
  'FERRY',
  'AIRPLANE',
  'BUS',
  'COACH',
  'HIGHSPEED_RAIL',
  'LONG_DISTANCE',
  'NIGHT_RAIL',
  'REGIONAL_FAST_RAIL',
  'REGIONAL_RAIL',
  'SUBURBAN',
  'ODM',
  'FUNICULAR',
  'AERIAL_LIFT',
  'OTHER',
] as const;

export type TransitMode = (typeof MODES)[number];

export const ALL_MODES = (1 << MODES.length) - 1;

export const bitOf = (mode: TransitMode): number => 1 << MODES.indexOf(mode);

/** What a rider calls vehicles of a GTFS `route_type`, basic or extended. */
export function transitModeOf(routeType: number): TransitMode {
  return EXACT.get(routeType) ?? HUNDREDS.get(Math.floor(routeType / 100)) ?? 'OTHER';
}

/** The modes of a mask, in the order of their bits. */
export const modesIn = (mask: number): readonly TransitMode[] => MODES.filter((mode) => (mask & bitOf(mode)) !== 0);

/** The mask of the modes that the names stand for, groups and former names included; other names add nothing. */
export function maskOf(names: readonly string[]): number {
  return names.reduce((mask, name) => mask | (GROUPS[name] ?? (isMode(name) ? bitOf(name) : 0)), 0);
}

/** The name of a mode in a version of the API. */
export function modeName(mode: TransitMode, version: ApiVersion): string {
  if (version >= 5) return mode === 'REGIONAL_FAST_RAIL' ? 'REGIONAL_RAIL' : mode;
  return mode === 'SUBURBAN' ? 'METRO' : mode === 'AERIAL_LIFT' ? 'AREAL_LIFT' : mode;
}

const isMode = (name: string): name is TransitMode => (MODES as readonly string[]).includes(name);

/** GTFS basic types and the extended types that differ from the rest of their hundred. */
const EXACT = new Map<number, TransitMode>([
  [0, 'TRAM'],
  [1, 'SUBWAY'],
  [2, 'REGIONAL_FAST_RAIL'],
  [3, 'BUS'],
  [4, 'FERRY'],
  [5, 'FUNICULAR'],
  [6, 'AERIAL_LIFT'],
  [7, 'FUNICULAR'],
  [11, 'BUS'],
  [12, 'OTHER'],
  [100, 'REGIONAL_FAST_RAIL'],
  [101, 'HIGHSPEED_RAIL'],
  [102, 'LONG_DISTANCE'],
  [104, 'LONG_DISTANCE'],
  [105, 'NIGHT_RAIL'],
  [109, 'SUBURBAN'],
  [114, 'LONG_DISTANCE'],
  [116, 'FUNICULAR'],
  [403, 'SUBURBAN'],
  [404, 'SUBURBAN'],
  [405, 'OTHER'],
  [715, 'ODM'],
  [1303, 'OTHER'],
  [1305, 'OTHER'],
]);

const HUNDREDS = new Map<number, TransitMode>([
  [1, 'REGIONAL_RAIL'],
  [2, 'COACH'],
  [3, 'SUBURBAN'],
  [4, 'SUBWAY'],
  [5, 'SUBWAY'],
  [6, 'SUBWAY'],
  [7, 'BUS'],
  [8, 'BUS'],
  [9, 'TRAM'],
  [10, 'FERRY'],
  [11, 'AIRPLANE'],
  [12, 'FERRY'],
  [13, 'AERIAL_LIFT'],
  [14, 'FUNICULAR'],
  [15, 'ODM'],
]);

const RAIL: readonly TransitMode[] = [
  'HIGHSPEED_RAIL',
  'LONG_DISTANCE',
  'NIGHT_RAIL',
  'REGIONAL_FAST_RAIL',
  'REGIONAL_RAIL',
  'SUBURBAN',
  'SUBWAY',
];

const GROUPS: Readonly<Record<string, number | undefined>> = {
  TRANSIT: ALL_MODES,
  RAIL: RAIL.reduce((mask, mode) => mask | bitOf(mode), 0),
  REGIONAL_RAIL: bitOf('REGIONAL_RAIL') | bitOf('REGIONAL_FAST_RAIL'),
  METRO: bitOf('SUBURBAN'),
  AREAL_LIFT: bitOf('AERIAL_LIFT'),
  CABLE_CAR: bitOf('FUNICULAR'),
};
