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

/** A board is as old as this at most when it is shown; a trip or a stop changes with its network only. */
const BOARD_SECONDS = 5;
const TIMETABLE_SECONDS = 30;

/** What runs where, and when. @throws Problem */
export class ReadBoards {
  constructor(
    private readonly boards: StopBoards,
    private readonly memory: BriefMemory,
  ) {}

  async stopTimes(asked: Asked): Promise<Outgoing> {
    const request = toStopTimesRequest(asked, readParameters(stopTimesParameters, asked.query));
    const compute = () => this.boards.stopTimes(request, asked.signal);
    return keptFor(BOARD_SECONDS, await this.memory.answer('stoptimes', request, compute));
  }

  async trip(asked: Asked): Promise<Outgoing> {
    const request = toTripRequest(asked, readParameters(tripParameters, asked.query));
    const answer = keptFor(TIMETABLE_SECONDS, await this.boards.trip(request, asked.signal));
    return { ...answer, format: asked.answerFormat };
  }

  async mapTrips(asked: Asked): Promise<Outgoing> {
    const request = toMapTripsRequest(asked, readParameters(mapTripsParameters, asked.query));
    const compute = () => this.boards.mapTrips(request, asked.signal);
    return keptFor(BOARD_SECONDS, await this.memory.answer('map/trips', request, compute));
  }

  async stop(asked: Asked): Promise<Outgoing> {
    const request = toStopRequest(asked, readParameters(stopParameters, asked.query));
    return keptFor(TIMETABLE_SECONDS, await this.boards.stop(request, asked.signal));
  }
}
