import type { Territory } from '@maillage/contracts';
import { PLAN_DEFAULTS } from '@maillage/itinerary-model';
import type { JourneyPlanner, PlaceSearch } from '@maillage/ports';

interface Stop {
  readonly stopId: string;
  readonly lat: number;
  readonly lon: number;
}

const DEGREES = 0.15;
const LIMIT = 400;
const ATTEMPTS = 40;

/** The address of a plan that has an answer now, between two stops of the territory; undefined when nothing runs. */
export async function findSampleQuestion(
  { id }: Territory,
  places: PlaceSearch,
  planner: JourneyPlanner,
): Promise<string | undefined> {
  const { lat, lon } = read((await places.mapInitial({ territory: id })).body) as Stop;
  const box = { south: lat - DEGREES, west: lon - DEGREES, north: lat + DEGREES, east: lon + DEGREES };
  const request = { territory: id, apiVersion: 6, box, modes: [], grouped: true, limit: LIMIT, language: [] } as const;
  const stops = read((await places.mapStops(request)).body) as readonly Stop[];
  for (let attempt = 0; attempt < ATTEMPTS && stops.length > 1; attempt++) {
    const [from, to] = [stops[(attempt * 7) % stops.length], stops[(attempt * 13 + 5) % stops.length]];
    if (!from || !to || from === to) continue;
    const { itineraries } = read((await planner.plan(planRequest(id, from, to))).body) as {
      itineraries: unknown[];
    };
    if (itineraries.length > 0)
      return `fromPlace=${encodeURIComponent(from.stopId)}&toPlace=${encodeURIComponent(to.stopId)}`;
  }
  return undefined;
}

const read = (body: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(body));

const planRequest = (territory: string, from: Stop, to: Stop): Parameters<JourneyPlanner['plan']>[0] => ({
  territory,
  apiVersion: 6,
  from: { kind: 'stop', id: from.stopId },
  to: { kind: 'stop', id: to.stopId },
  ...PLAN_DEFAULTS,
  numItineraries: 1,
  detailedLegs: false,
});
