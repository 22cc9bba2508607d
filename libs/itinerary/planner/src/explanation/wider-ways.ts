import type { Itinerary, WayMode, Widening } from '@maillage/itinerary-model';
import type { RouteRequest, WayWishes } from '../routing/route-request.js';
import type { Probe } from './search-budget.js';

/** Walks of half an hour, three quarters and an hour; beyond that nobody walks to a bus. */
const WALK_STEPS = [1800, 2700, 3600];
/** The whole way by bicycle, and to a rack near a stop. */
const CYCLE_SECONDS = 3600;
const CYCLE_TO_STOP_SECONDS = 1800;

/** The request with longer walks, the shortest first, and with a bicycle. */
export function listWiderWays(request: RouteRequest): {
  readonly walks: readonly Probe[];
  readonly bicycles: readonly Probe[];
} {
  return { walks: listWalks(request), bicycles: request.traveller.wheelchair ? [] : listBicycles(request) };
}

function listWalks(request: RouteRequest): Probe[] {
  const { access, egress, direct } = request;
  const steps = WALK_STEPS.filter((seconds) => [access, egress, direct].some((wishes) => isWider(wishes, seconds)));
  return steps.map((seconds) => ({
    request: {
      ...request,
      access: widen(access, seconds),
      egress: widen(egress, seconds),
      direct: widen(direct, seconds),
    },
    widening: (found) =>
      found.legs.some(({ kind }) => kind === 'ride')
        ? { kind: 'LONGER_WALK', maxSeconds: seconds, ...timesOf(found) }
        : { kind: 'WALK_ALL_THE_WAY', ...timesOf(found) },
  }));
}

const isWider = ({ modes, maxSeconds }: WayWishes, seconds: number): boolean =>
  modes.includes('WALK') && maxSeconds < seconds;

const widen = (wishes: WayWishes, seconds: number): WayWishes =>
  isWider(wishes, seconds) ? { ...wishes, maxSeconds: seconds } : wishes;

function listBicycles(request: RouteRequest): Probe[] {
  const { direct, access, via } = request;
  const bicycle =
    (allTheWay: boolean) =>
    (found: Itinerary): Widening => ({ kind: 'BICYCLE', allTheWay, ...timesOf(found) });
  const cycled = { ...direct, modes: ['BIKE'] as const, maxSeconds: Math.max(direct.maxSeconds, CYCLE_SECONDS) };
  const modes: readonly WayMode[] = [...access.modes, 'BIKE_PARKING'];
  const parked = { ...access, modes, maxSeconds: Math.max(access.maxSeconds, CYCLE_TO_STOP_SECONDS) };
  return [
    ...(via.length > 0 ? [] : [{ request: { ...request, direct: cycled }, widening: bicycle(true) }]),
    ...(access.modes.includes('BIKE_PARKING')
      ? []
      : [{ request: { ...request, access: parked }, widening: bicycle(false) }]),
  ];
}

const timesOf = ({ departure, arrival }: Itinerary) => ({ departure, arrival });
