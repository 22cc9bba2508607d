import {
  oneToAllParameters,
  oneToManyIntermodalParameters,
  oneToManyParameters,
  readParameters,
} from '@maillage/contracts';
import type { TravelTimes } from '@maillage/ports';
import type { Asked } from './asked.js';
import { privately, type Outgoing } from './outgoing.js';
import { toOneToAllRequest, toOneToManyIntermodalRequest, toOneToManyRequest } from './to-reach-request.js';
import { withBody } from './with-body.js';

/** How far one gets. Never kept: where somebody starts is nobody's business. @throws Problem */
export class MeasureTravel {
  constructor(private readonly travelTimes: TravelTimes) {}

  async oneToMany(asked: Asked): Promise<Outgoing> {
    const request = toOneToManyRequest(asked, readParameters(oneToManyParameters, asked.query));
    return privately(await this.travelTimes.oneToMany(request, asked.signal));
  }

  /** The parameters are in the body, which no log and no history keeps. */
  oneToManyByBody(asked: Asked): Promise<Outgoing> {
    return this.oneToMany(withBody(asked));
  }

  async oneToManyIntermodal(asked: Asked): Promise<Outgoing> {
    const request = toOneToManyIntermodalRequest(asked, readParameters(oneToManyIntermodalParameters, asked.query));
    return privately(await this.travelTimes.oneToManyIntermodal(request, asked.signal));
  }

  oneToManyIntermodalByBody(asked: Asked): Promise<Outgoing> {
    return this.oneToManyIntermodal(withBody(asked));
  }

  async oneToAll(asked: Asked): Promise<Outgoing> {
    const request = toOneToAllRequest(asked, readParameters(oneToAllParameters, asked.query));
    return privately(await this.travelTimes.oneToAll(request, asked.signal));
  }
}
