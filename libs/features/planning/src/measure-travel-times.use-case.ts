import type { OneToAllRequest, OneToManyIntermodalRequest, OneToManyRequest } from '@maillage/itinerary-model';
import { toAllQuestion, toManyQuestion, toStreetQuestion } from '@maillage/itinerary-planner';
import { TravelTimes, type Answer, type ReachRouter } from '@maillage/ports';
import { findPlace } from './find-place.js';
import { writeOneToAll, writeOneToMany, writeOneToManyIntermodal } from './motis/reach-answers.js';
import { toBody } from './motis/to-body.js';
import type { NetworkShelf } from './networks/network-shelf.js';
import type { TerritoryClock } from './networks/territory-clock.js';

/** Measures how far one gets on the loaded networks and writes the answers. */
export class MeasureTravelTimes extends TravelTimes {
  constructor(
    private readonly shelf: NetworkShelf,
    private readonly router: ReachRouter,
    private readonly clock: TerritoryClock,
  ) {
    super();
  }

  override oneToMany(request: OneToManyRequest, signal?: AbortSignal): Promise<Answer> {
    return this.shelf.borrow(request.territory, async (network) => {
      const reached = await this.router.oneToMany(network.key, toStreetQuestion(request), signal);
      return { body: toBody(writeOneToMany(reached)), generation: network.generation };
    });
  }

  override oneToManyIntermodal(request: OneToManyIntermodalRequest, signal?: AbortSignal): Promise<Answer> {
    return this.shelf.borrow(request.territory, async (network) => {
      const places = {
        one: findPlace(network, request.one),
        many: request.many.map((place) => findPlace(network, place)),
      };
      const now = await this.clock.now(request.territory);
      const reached = await this.router.oneToMany(network.key, toManyQuestion(request, places, now), signal);
      return { body: toBody(writeOneToManyIntermodal(reached)), generation: network.generation };
    });
  }

  override oneToAll(request: OneToAllRequest, signal?: AbortSignal): Promise<Answer> {
    return this.shelf.borrow(request.territory, async (network) => {
      const one = findPlace(network, request.one);
      const now = await this.clock.now(request.territory);
      const question = toAllQuestion(request, one, now);
      const reached = await this.router.oneToAll(network.key, question, signal);
      const text = writeOneToAll(network.texts(request.apiVersion), question, reached);
      return { body: toBody(text), generation: network.generation };
    });
  }
}
