import { NO_OFFSETS, planBody, planParameters, readParameters, refreshParameters } from '@maillage/contracts';
import type { JourneyPlanner } from '@maillage/ports';
import type { Asked } from './asked.js';
import { privately, type Outgoing } from './outgoing.js';
import { toPlanRequest, toRefreshRequest } from './to-plan-request.js';
import { unreadableBody, withBody } from './with-body.js';

/** Journeys from one place to another. Never kept: who travels where is nobody's business. */
export class PlanJourneys {
  constructor(private readonly planner: JourneyPlanner) {}

  /** @throws Problem */
  async byQuery(asked: Asked): Promise<Outgoing> {
    const request = toPlanRequest(asked, readParameters(planParameters, asked.query));
    return { ...privately(await this.planner.plan(request, asked.signal)), format: asked.answerFormat };
  }

  /** The parameters may be in the body, which no log and no history keeps. @throws Problem */
  byBody(asked: Asked): Promise<Outgoing> {
    const body = planBody.safeParse(asked.body);
    if (!body.success) throw unreadableBody();
    const { fromOffsets = [], toOffsets = [], ...parameters } = body.data ?? {};
    if (fromOffsets.length > 0) throw NO_OFFSETS.problemAbout('fromOffsets');
    if (toOffsets.length > 0) throw NO_OFFSETS.problemAbout('toOffsets');
    return this.byQuery({ ...asked, query: { ...Object(asked.query), ...parameters } });
  }

  /** One itinerary of an answer, computed anew. @throws Problem */
  async refresh(asked: Asked): Promise<Outgoing> {
    const request = toRefreshRequest(asked, readParameters(refreshParameters, asked.query));
    return privately(await this.planner.refresh(request, asked.signal));
  }

  refreshByBody(asked: Asked): Promise<Outgoing> {
    return this.refresh(withBody(asked));
  }
}
