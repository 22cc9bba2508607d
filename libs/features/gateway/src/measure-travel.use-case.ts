import { oneToAllParameters, oneToManyBody, oneToManyParameters, readParameters } from '@maillage/contracts';
import type { TravelTimes } from '@maillage/ports';
import type { Asked } from './asked.js';
import { privately, type Outgoing } from './outgoing.js';
import { unreadableBody } from './plan-journeys.use-case.js';
import { toOneToAllRequest, toOneToManyRequest } from './to-reach-request.js';

/** How far one gets. Never kept: where somebody starts is nobody's business. @throws Problem */
export class MeasureTravel {
  constructor(private readonly travelTimes: TravelTimes) {}

  async oneToMany(asked: Asked): Promise<Outgoing> {
    const request = toOneToManyRequest(asked, readParameters(oneToManyParameters, asked.query));
    return privately(await this.travelTimes.oneToMany(request, asked.signal));
  }

  /** The parameters are in the body, which no log and no history keeps. */
  oneToManyByBody(asked: Asked): Promise<Outgoing> {
    const body = oneToManyBody.safeParse(asked.body);
    if (!body.success) throw unreadableBody();
    return this.oneToMany({ ...asked, query: { ...Object(asked.query), ...body.data } });
  }

  async oneToAll(asked: Asked): Promise<Outgoing> {
    const request = toOneToAllRequest(asked, readParameters(oneToAllParameters, asked.query));
    return privately(await this.travelTimes.oneToAll(request, asked.signal));
  }
}
