import type { PlatformSpot } from '@maillage/itinerary-model';
import type { Coordinate } from '@maillage/kernel';
import { findStreetPoint, type StreetGraph, type StreetPoint, type TravelMode } from '@maillage/street-graph';

/** The spot of the platform on which a stop lies; undefined where none is known. */
export type SpotOf = (stop: Coordinate) => Coordinate | undefined;

export const NO_SPOTS: SpotOf = () => undefined;

/** Metres between the spot of a platform and the line of the map that it was found on. */
const ON_PLATFORM_METRES = 3;

export function spotsOf(platforms: readonly PlatformSpot[]): SpotOf {
  if (platforms.length === 0) return NO_SPOTS;
  const spots = new Map(platforms.map((spot) => [keyOf(spot), spot]));
  return (stop) => {
    const found = spots.get(keyOf(stop));
    return found && { latitude: found.spotLatitude, longitude: found.spotLongitude };
  };
}

const keyOf = ({ latitude, longitude }: Coordinate): string => `${String(latitude)} ${String(longitude)}`;

/**
 * On its platform, and nowhere else; undefined where no platform is known, or none that is connected with the streets. Who gets to a
 * platform on foot alone finds none in a wheelchair: steps lead there.
 */
export function linkToPlatform(
  graph: StreetGraph,
  mode: TravelMode,
  stop: Coordinate,
  spot: Coordinate | undefined,
): readonly StreetPoint[] | undefined {
  if (!spot || (mode !== 'foot' && mode !== 'wheelchair')) return undefined;
  const onFoot = findStreetPoint(graph, 'foot', spot, ON_PLATFORM_METRES);
  const point = mode === 'foot' ? onFoot : findStreetPoint(graph, mode, spot, ON_PLATFORM_METRES);
  if (!onFoot) return undefined;
  return point ? [{ ...point, coordinate: stop }] : [];
}
