import { setTimeout as sleep } from 'node:timers/promises';
import type { Territory } from '@maillage/contracts';
import type { Narrator, PlannerHealth } from '@maillage/ports';

/** Says where to look, and what to try once every territory answers. */
export async function tellReady(
  narrator: Narrator,
  url: string,
  territories: readonly Territory[],
  health: PlannerHealth,
): Promise<void> {
  narrator.tell({ fr: `Maillage écoute sur ${url}`, en: `Maillage listens on ${url}` });
  while (!(await isReady(health, territories.length))) await sleep(200, undefined, { ref: false });
  narrator.tell({ fr: 'Prêt : les itinéraires répondent.', en: 'Ready: itineraries answer.' });
  for (const { id, name } of territories) {
    const base = territories.length === 1 ? url : `${url}/t/${id}`;
    narrator.tell({
      fr: `  ${name} : essayez  curl '${base}/api/v1/map/initial'`,
      en: `  ${name}: try  curl '${base}/api/v1/map/initial'`,
    });
  }
  narrator.tell({
    fr: `  Documentation : ${url}/docs   Santé : ${url}/api/v1/health   Flux : ${url}/v1/feeds   (Ctrl-C arrête tout)`,
    en: `  Documentation: ${url}/docs   Health: ${url}/api/v1/health   Feeds: ${url}/v1/feeds   (Ctrl-C stops everything)`,
  });
}

async function isReady(health: PlannerHealth, expected: number): Promise<boolean> {
  const readiness = await health.readiness();
  return readiness.length === expected && readiness.every(({ generation }) => generation !== undefined);
}
