import type { BoundingBox, Bilingual, Coordinate } from '@maillage/kernel';

/** How far beyond the outermost stops one may park or rent. */
const MARGIN_DEGREES = 0.1;

/** What of a feed lies in the area of the stops, and what to say of the rest: a whole country may be in one file. */
export function keepAround<Place extends Coordinate>(
  feed: string,
  places: readonly Place[],
  box: BoundingBox | undefined,
): { readonly kept: readonly Place[]; readonly findings: readonly Bilingual[] } {
  if (!box) return { kept: places, findings: [] };
  const kept = places.filter((place) => isAround(place, box));
  const outside = places.length - kept.length;
  if (outside === 0) return { kept, findings: [] };
  const isSwapped = kept.length === 0 && places.every((place) => isAround(exchanged(place), box));
  const hint = isSwapped ? SWAPPED : NO_HINT;
  return {
    kept,
    findings: [
      {
        fr: `${feed} : ${outside} lieux sur ${places.length} sont hors du territoire des arrêts et sont laissés de côté${hint.fr}`,
        en: `${feed}: ${outside} of ${places.length} places are outside the area of the stops and are left out${hint.en}`,
      },
    ],
  };
}

const NO_HINT: Bilingual = { fr: '', en: '' };
const SWAPPED: Bilingual = {
  fr: ' : latitude et longitude sont interverties',
  en: ': latitude and longitude are swapped',
};

const isAround = ({ latitude, longitude }: Coordinate, { south, west, north, east }: BoundingBox): boolean =>
  latitude >= south - MARGIN_DEGREES &&
  latitude <= north + MARGIN_DEGREES &&
  longitude >= west - MARGIN_DEGREES &&
  longitude <= east + MARGIN_DEGREES;

const exchanged = ({ latitude, longitude }: Coordinate): Coordinate => ({ latitude: longitude, longitude: latitude });
