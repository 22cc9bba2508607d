import type { Leg, PlanRequest, RefreshRequest } from '@maillage/itinerary-model';
import { runOf, stateOf, toRouteRequest, type RouteResult } from '@maillage/itinerary-planner';
import { JourneyPlanner, type Answer, type JourneyRouter } from '@maillage/ports';
import { findPlace, findStop } from './find-place.js';
import { writePlanGeoJson } from './motis/geojson.js';
import { writePlanAnswer, writeRefreshed } from './motis/plan-answer.js';
import type { LoadedNetwork } from './networks/loaded-network.js';
import type { NetworkShelf } from './networks/network-shelf.js';
import type { TerritoryClock } from './networks/territory-clock.js';
import { outsideServicePeriod } from './problems.js';
import { refreshed, toRefreshment } from './refresh-itinerary.js';

/** Plans on the loaded networks and writes the answer. */
export class PlanJourney extends JourneyPlanner {
  constructor(
    private readonly shelf: NetworkShelf,
    private readonly router: JourneyRouter,
    private readonly clock: TerritoryClock,
  ) {
    super();
  }

  override plan(request: PlanRequest, signal?: AbortSignal): Promise<Answer> {
    return this.shelf.borrow(request.territory, async (network) => {
      const ends = { from: findPlace(network, request.from), to: findPlace(network, request.to) };
      const via = request.via.map(({ stop, minimumStaySeconds: staySeconds }) => ({
        stop: findStop(network, stop),
        staySeconds,
      }));
      const now = await this.clock.now(request.territory);
      const asked = toRouteRequest(request, { ...ends, via }, now, network.settings.combining);
      const result = await this.router.route(network.key, asked, signal);
      if (result.noItinerary?.reason === 'OUTSIDE_SERVICE_PERIOD' && !request.pageCursor)
        throw outsideServicePeriod(result.noItinerary);
      const write = request.answerFormat === 'geojson' ? writePlanGeoJson : writePlanAnswer;
      const places = { ...ends, vehicles: result.live.vehicles };
      const shown = request.realtimeMode === 'REALTIME_ANNOTATION_ONLY' ? withoutDeleted(network, result) : result;
      return { body: write(network, request, places, shown, now), generation: network.generation };
    });
  }

  override refresh(request: RefreshRequest, signal?: AbortSignal): Promise<Answer> {
    return this.shelf.borrow(request.territory, async (network) => {
      const now = await this.clock.now(request.territory);
      const { places, request: again } = toRefreshment(network, request, now);
      const found = await this.router.route(network.key, again, signal);
      const { direct, itineraries, live } = found;
      const { traveller } = again;
      const body = writeRefreshed(
        network,
        { ...request, ...traveller },
        { ...places, vehicles: live.vehicles },
        refreshed(direct, itineraries),
        network.moment(request, now, found),
      );
      return { body, generation: network.generation };
    });
  }
}

/** What was searched in the timetable, without rides of which nobody is told any more. */
function withoutDeleted({ directory: { realtime } }: LoadedNetwork, result: RouteResult): RouteResult {
  const isTold = (leg: Leg): boolean =>
    leg.kind === 'street' || !stateOf(realtime, runOf(realtime.timetable, leg)).isDeleted;
  return { ...result, itineraries: result.itineraries.filter(({ legs }) => legs.every(isTold)) };
}
