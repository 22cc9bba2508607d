import type { Constraint, RequestEnds } from '@maillage/itinerary-model';
import type { RouteRequest, WayWishes } from '../routing/route-request.js';
import type { ExplanationTools } from './search-budget.js';

/** Ends beside no street, else ends from which the nearest stop is farther than one wants to walk. Needs no search. */
export function constraintAtEnds(request: RouteRequest, tools: ExplanationTools): Constraint | undefined {
  const { from, to, access, egress, traveller } = request;
  const ends = [
    { place: from, wishes: access },
    { place: to, wishes: egress },
  ].map(({ place, wishes }) => {
    const nearest = tools.nearestStop(place, traveller);
    const limitMetres = Math.floor(wishes.maxSeconds * traveller.walkingMetresPerSecond);
    // A stop that is nearer than the streets is reached over open ground.
    const isOffStreet =
      (nearest?.metres ?? Infinity) > traveller.maxMatchingMetres && !tools.isBesideStreets(place, traveller);
    return { nearest, limitMetres, isOffStreet, isOnFoot: isOnFoot(wishes) };
  });
  const offStreet = endsWhere(ends.map(({ isOffStreet }) => isOffStreet));
  if (offStreet) return { kind: 'NOT_ON_STREETS', place: offStreet };
  const far = ends.map((end) => (end.isOnFoot && (end.nearest?.metres ?? 0) > end.limitMetres ? end : undefined));
  const place = endsWhere(far.map((end) => end !== undefined));
  // Of both ends the one that is farther from a stop.
  const [farthest] = far.filter((end) => end?.nearest !== undefined).sort((a, b) => metresOf(b) - metresOf(a));
  if (!place || !farthest?.nearest) return undefined;
  const { stop, metres } = farthest.nearest;
  return { kind: 'STOP_TOO_FAR', place, stop, metres: Math.round(metres), limitMetres: farthest.limitMetres };
}

const isOnFoot = ({ modes }: WayWishes): boolean => modes.every((mode) => mode === 'WALK');

const metresOf = (end: { readonly nearest: { readonly metres: number } | undefined } | undefined): number =>
  end?.nearest?.metres ?? 0;

const endsWhere = ([from, to]: readonly boolean[]): RequestEnds | undefined =>
  from ? (to ? 'both' : 'from') : to ? 'to' : undefined;
