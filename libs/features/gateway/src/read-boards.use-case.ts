import {
  mapTripsParameters,
  readParameters,
  stopParameters,
  stopTimesParameters,
  tripParameters,
} from '@maillage/contracts';
import type { StopBoards } from '@maillage/ports';
import type { Asked } from './asked.js';
import type { BriefMemory } from './brief-memory.js';
import { keptFor, type Outgoing } from './outgoing.js';
import { toMapTripsRequest, toStopRequest, toStopTimesRequest, toTripRequest } from './to-board-request.js';

/** What is shown is as old as this at most: delays and alerts come at any moment. */
const LIVE_SECONDS = 5;

/** What runs where, and when. @throws Problem */
export class ReadBoards {
  constructor(
    private readonly boards: StopBoards,
    private readonly memory: BriefMemory,
  ) {}

  async stopTimes(asked: Asked): Promise<Outgoing> {
    const request = toStopTimesRequest(asked, readParameters(stopTimesParameters, asked.query));
    const compute = () => this.boards.stopTimes(request, asked.signal);
    return keptFor(LIVE_SECONDS, await this.memory.answer('stoptimes', request, compute));
  }

  async trip(asked: Asked): Promise<Outgoing> {
    const request = toTripRequest(asked, readParameters(tripParameters, asked.query));
    const answer = keptFor(LIVE_SECONDS, await this.boards.trip(request, asked.signal));
    return { ...answer, format: asked.answerFormat };
  }

  async mapTrips(asked: Asked): Promise<Outgoing> {
    const request = toMapTripsRequest(asked, readParameters(mapTripsParameters, asked.query));
    const compute = () => this.boards.mapTrips(request, asked.signal);
    return keptFor(LIVE_SECONDS, await this.memory.answer('map/trips', request, compute));
  }

  async stop(asked: Asked): Promise<Outgoing> {
    const request = toStopRequest(asked, readParameters(stopParameters, asked.query));
    return keptFor(LIVE_SECONDS, await this.boards.stop(request, asked.signal));
  }
}
