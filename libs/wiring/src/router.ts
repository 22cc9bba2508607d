import { openPlannerPool, type PlannerPool } from '@maillage/adapters-threads';
import { JourneyRouter, ReachRouter, RoutableNetworks } from '@maillage/ports';
import type { Part } from './part.js';

/** The threads that compute itineraries: one less than the machine has cores, at least one. */
export const openRouter = (): Part => toRouterPart(openPlannerPool());

export const toRouterPart = ({ networks, journeys, reach, close }: PlannerPool): Part => ({
  providers: [
    { provide: RoutableNetworks, useValue: networks },
    { provide: JourneyRouter, useValue: journeys },
    { provide: ReachRouter, useValue: reach },
  ],
  close,
});
