import { distanceMetres, type Coordinate } from '@maillage/kernel';

const FAR_METRES = 1_000_000;
const AMONG_METRES = 500_000;

/** Rows of the places that are far from most others, and among them once latitude and longitude are exchanged. */
export function swappedPlaces(places: readonly Coordinate[]): Set<number> {
  if (places.length < 3) return new Set();
  const middle = {
    latitude: median(places.map(({ latitude }) => latitude)),
    longitude: median(places.map(({ longitude }) => longitude)),
  };
  const rows = places.flatMap((place, row) => {
    if (Math.abs(place.longitude) > 90 || distanceMetres(place, middle) <= FAR_METRES) return [];
    const exchanged = { latitude: place.longitude, longitude: place.latitude };
    return distanceMetres(exchanged, middle) < AMONG_METRES ? [row] : [];
  });
  return new Set(rows);
}

function median(values: number[]): number {
  return values.sort((left, right) => left - right)[values.length >> 1] ?? 0;
}
