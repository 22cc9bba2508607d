import { setTimeout as sleep } from 'node:timers/promises';
import type { Territory } from '@maillage/contracts';
import { JourneyPlanner, PlaceSearch, PlannerHealth, type Narrator } from '@maillage/ports';
import { findSampleQuestion } from './sample-question.js';

const WAIT_MILLISECONDS = 200;

interface Ports {
  get<Port>(port: abstract new (...args: never[]) => Port): Port;
}

/** Says where to look, and what to try once every territory answers. */
export async function tellReady(
  narrator: Narrator,
  url: string,
  territories: readonly Territory[],
  ports: Ports,
): Promise<void> {
  narrator.tell({ fr: `Maillage écoute sur ${url}`, en: `Maillage listens on ${url}` });
  const health = ports.get(PlannerHealth);
  while (!(await isReady(health, territories.length))) await sleep(WAIT_MILLISECONDS, undefined, { ref: false });
  narrator.tell({ fr: 'Prêt : les itinéraires répondent.', en: 'Ready: itineraries answer.' });
  for (const territory of territories) {
    const base = territories.length === 1 ? url : `${url}/t/${territory.id}`;
    const question = await findSampleQuestion(territory, ports.get(PlaceSearch), ports.get(JourneyPlanner));
    const address = question === undefined ? `${base}/api/v1/map/initial` : `${base}/api/v6/plan?${question}`;
    narrator.tell({ fr: `${territory.name} — essayez :`, en: `${territory.name} — try:` });
    narrator.tell({ fr: `  curl '${address}'`, en: `  curl '${address}'` });
  }
  narrator.tell({
    fr: `Documentation ${url}/docs — santé ${url}/api/v1/health — Ctrl-C arrête tout.`,
    en: `Documentation ${url}/docs — health ${url}/api/v1/health — Ctrl-C stops everything.`,
  });
}

async function isReady(health: PlannerHealth, expected: number): Promise<boolean> {
  const readiness = await health.readiness();
  return readiness.length === expected && readiness.every(({ generation }) => generation !== undefined);
}
