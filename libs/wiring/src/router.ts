import { PlannerPool } from '@maillage/adapters-threads';
import { JourneyRouter } from '@maillage/ports';
import type { Part } from './part.js';

/** The threads that compute itineraries: one less than the machine has cores, at least one. */
export function openRouter(): Part {
  const pool = new PlannerPool();
  return { providers: [{ provide: JourneyRouter, useValue: pool }], close: () => pool.close() };
}
