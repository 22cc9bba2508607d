import { entry } from '@maillage/kernel';
import { between } from '../plane.js';
import { drawFor } from '../random.js';
import { altitude } from '../town/barriers.js';
import { districtAt, type District, isBuiltUp } from '../town/places.js';
import { ROADS, type StreetClass } from '../town/roads.js';
import { isForCars, type Street, type StreetGraph } from '../town/street-graph.js';
import { type Tags } from './osm-map.js';

/** The tags of one street when it is walked from `from` to `to`; streets of one stroke with equal tags make one way. */
export function streetTags(graph: StreetGraph, street: Street, seed: number): Tags {
  const [a, b] = [entry(graph.nodes, street.from), entry(graph.nodes, street.to)];
  const middle = between(a, b, 0.5);
  const town = isBuiltUp(middle);
  const slope = Math.round(((altitude(b) - altitude(a)) / street.metres) * 100);
  const luck = (what: string): number => drawFor(`${what} ${street.stroke}`, seed);
  return {
    ...kindTags(street, slope, luck),
    ...(street.name === '' ? {} : { name: street.name }),
    ...roadTags(street, town),
    ...(isForCars(street) ? carTags(street, districtAt(middle), town, luck) : {}),
    ...(Math.abs(slope) >= 4 && street.class !== 'steps' ? { incline: `${slope}%` } : {}),
    ...bridgeTags(street),
  };
}

/** Footpaths steeper than this are stairs. */
const STAIRS_PERCENT = 4;

const isStairs = (street: Street, slope: number): boolean =>
  street.class === 'footway' && street.road < 0 && Math.abs(slope) >= STAIRS_PERCENT;

function kindTags(street: Street, slope: number, luck: (what: string) => number): Tags {
  if (isStairs(street, slope)) {
    const handrail = luck('handrail') < 0.6 ? { handrail: 'yes' } : {};
    const ramp = luck('ramp') < 0.2 ? { 'ramp:stroller': 'yes' } : {};
    const steps = Math.max(4, Math.round((Math.abs(slope) * street.metres) / 16));
    return {
      highway: 'steps',
      incline: slope > 0 ? 'up' : 'down',
      step_count: String(steps),
      surface: 'paving_stones',
      ...handrail,
      ...ramp,
    };
  }
  switch (street.class) {
    case 'cycleway':
      return {
        highway: 'cycleway',
        bicycle: 'designated',
        foot: 'yes',
        surface: street.road >= 0 ? 'fine_gravel' : 'asphalt',
        segregated: 'no',
      };
    case 'path':
      return { highway: 'path', surface: luck('surface') < 0.5 ? 'ground' : 'gravel', width: '1.2' };
    case 'footway':
      return {
        highway: 'footway',
        surface: luck('surface') < 0.6 ? 'asphalt' : 'compacted',
        lit: luck('lit') < 0.5 ? 'yes' : 'no',
      };
    case 'pedestrian':
      return {
        highway: 'pedestrian',
        surface: luck('surface') < 0.4 ? 'sett' : 'paving_stones',
        bicycle: 'yes',
        lit: 'yes',
      };
    default:
      return { highway: street.class };
  }
}

function roadTags(street: Street, town: boolean): Tags {
  if (street.road < 0) return {};
  const { ref, maxspeed } = entry(ROADS, street.road);
  if (!isForCars(street)) return {};
  return { ...(ref === undefined ? {} : { ref }), maxspeed: String(maxspeed ?? (town ? 50 : 80)) };
}

const GROWN_SPEED: Partial<Record<StreetClass, string>> = {
  living_street: '20',
  service: '30',
  tertiary: '50',
  unclassified: '50',
};

function carTags(street: Street, { fabric }: District, town: boolean, luck: (what: string) => number): Tags {
  const speed = street.road >= 0 ? {} : { maxspeed: GROWN_SPEED[street.class] ?? (luck('speed') < 0.6 ? '30' : '50') };
  const oneway =
    street.oneway === 0 ? {} : { oneway: 'yes', ...(luck('contraflow') < 0.5 ? { 'oneway:bicycle': 'no' } : {}) };
  const lanes = street.class === 'primary' || street.class === 'secondary' ? { lanes: '2' } : {};
  const surface =
    fabric === 'old' && street.road < 0
      ? { surface: luck('surface') < 0.5 ? 'sett' : 'asphalt' }
      : { surface: 'asphalt' };
  const lane =
    town && street.road >= 0 && luck('cycle lane') < 0.35 && street.oneway === 0 ? { 'cycleway:both': 'lane' } : {};
  const isFast = street.road >= 0 && entry(ROADS, street.road).maxspeed === 70;
  const lit = town && !isFast ? { lit: 'yes' } : {};
  return { ...speed, ...oneway, ...lanes, ...surface, ...lane, ...lit, ...sidewalkTags(street, town && !isFast, luck) };
}

function sidewalkTags(street: Street, town: boolean, luck: (what: string) => number): Tags {
  if (street.class === 'living_street' || street.class === 'service') return {};
  if (!town) return { sidewalk: 'no' };
  const draw = luck('sidewalk');
  if (street.road >= 0 || draw < 0.6) return { sidewalk: 'both' };
  return { sidewalk: draw < 0.72 ? 'right' : draw < 0.84 ? 'left' : 'no' };
}

function bridgeTags(street: Street): Tags {
  return street.crossesRiver || (street.crossesRailway && !hasLevelCrossing(street))
    ? { bridge: 'yes', layer: '1' }
    : {};
}

/** Only small roads meet the railway at its level. */
export const hasLevelCrossing = (street: Street): boolean =>
  street.crossesRailway &&
  !street.crossesRiver &&
  (street.class === 'unclassified' || street.class === 'tertiary') &&
  street.road >= 0 &&
  entry(ROADS, street.road).country !== undefined;
