/** What a kind of way is for, before any other tag. */
export interface Highway {
  readonly foot: boolean;
  readonly bicycle: boolean | 'pushed' | 'walking pace';
  readonly car: boolean;
  /** km/h that a car makes where no limit is written, and the most it makes whatever the limit. */
  readonly carSpeeds: readonly [untagged: number, most: number];
}

const road = (untagged: number, most: number): Highway => ({
  foot: true,
  bicycle: true,
  car: true,
  carSpeeds: [untagged, most],
});
const path = (bicycle: Highway['bicycle']): Highway => ({ foot: true, bicycle, car: false, carSpeeds: [10, 20] });

/** After wiki.openstreetmap.org/wiki/OSM_tags_for_routing/Access_restrictions, France; what is not here is not for travel. */
export const HIGHWAYS: ReadonlyMap<string, Highway> = new Map([
  ['motorway', { foot: false, bicycle: false, car: true, carSpeeds: [110, 125] }],
  ['motorway_link', { foot: false, bicycle: false, car: true, carSpeeds: [60, 90] }],
  ['trunk', { foot: false, bicycle: true, car: true, carSpeeds: [85, 110] }],
  ['trunk_link', { foot: false, bicycle: true, car: true, carSpeeds: [50, 80] }],
  ['primary', road(55, 85)],
  ['primary_link', road(40, 70)],
  ['secondary', road(50, 80)],
  ['secondary_link', road(40, 65)],
  ['tertiary', road(45, 70)],
  ['tertiary_link', road(35, 60)],
  ['unclassified', road(40, 60)],
  ['residential', road(30, 45)],
  ['road', road(30, 50)],
  ['living_street', road(12, 20)],
  ['service', road(15, 25)],
  // for buses, and for others by their own tags
  ['busway', { foot: false, bicycle: false, car: false, carSpeeds: [30, 50] }],
  ['track', path(true)],
  ['pedestrian', path('walking pace')],
  ['footway', path('pushed')],
  ['corridor', path(false)],
  ['platform', path(false)],
  ['elevator', path(false)],
  ['steps', path(false)],
  ['path', path(true)],
  ['bridleway', path(false)],
  ['cycleway', path(true)],
]);

/** Platforms and piers are walked though they are no highways. */
export const PLATFORM = path(false);
/** Everybody but cars takes a ferry; cars only where a tag says so. */
export const FERRY = path(true);
