import type { Stop, TransitFeed } from '@maillage/transit-model';
import type { OsmPlace } from './osm-place.js';
import { indexPlatforms, listPlatforms } from './osm-platforms.js';

/** Metres from a stop to the platform that tells its id. */
const NEAR_METRES = 150;

/**
 * The feed with the platform codes that OpenStreetMap tells of stops of which the feed tells none: where one platform alone bears the id
 * of the stop, and one code (`local_ref`, `ref`).
 */
export function withOsmTracks(feed: TransitFeed, places: readonly OsmPlace[]): TransitFeed {
  const told = listPlatforms(places).filter(({ ids }) => ids.size > 0);
  if (told.length === 0) return feed;
  const around = indexPlatforms(told, NEAR_METRES);
  const stops = feed.stops.map((stop): Stop => {
    if (stop.locationType !== 0 || stop.platformCode !== '' || Number.isNaN(stop.latitude)) return stop;
    const [only, ...others] = around(stop).filter(({ ids }) => ids.has(stop.id));
    const [track, another] = only?.tracks ?? [];
    if (track === undefined || track === stop.id || another !== undefined || others.length > 0) return stop;
    return { ...stop, platformCode: track };
  });
  return stops.some((stop, row) => stop !== feed.stops[row]) ? { ...feed, stops } : feed;
}
