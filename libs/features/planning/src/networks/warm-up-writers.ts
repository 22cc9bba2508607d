import { PLAN_DEFAULTS, type Place, type PlaceInput } from '@maillage/itinerary-model';
import { listWarmUpRequests } from '@maillage/itinerary-planner';
import type { Instant } from '@maillage/kernel';
import type { JourneyRouter } from '@maillage/ports';
import { writePlanAnswer } from '../motis/plan-answer.js';
import type { LoadedNetwork } from './loaded-network.js';

/** As many answers as the compiler wants to see before it makes writing them fast. */
const ANSWERS = 30;

/**
 * Has answers of the network written before it is asked for any: the first travellers wait for neither the compiler nor
 * the texts that are kept. Stops early where the planner has better to do. Returns how many were written.
 */
export async function warmUpWriters(network: LoadedNetwork, router: JourneyRouter, at: Instant): Promise<number> {
  let written = 0;
  for (const asked of listWarmUpRequests(network.directory.timetable, at, ANSWERS)) {
    const { from, to, time, arriveBy, timetableView } = asked;
    const result = await router.route(network.key, asked).catch(() => undefined);
    if (!result) break;
    const request = {
      ...PLAN_DEFAULTS,
      territory: network.territory,
      apiVersion: 6,
      from: inputOf(from),
      to: inputOf(to),
      time,
      arriveBy,
      timetableView,
    } as const;
    writePlanAnswer(network, request, { from, to, vehicles: result.live.vehicles }, result, at);
    written++;
  }
  return written;
}

const inputOf = ({ latitude, longitude }: Place): PlaceInput => ({ kind: 'coordinate', latitude, longitude });
