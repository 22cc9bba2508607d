import { READINESS_PATH, readinessSchema } from '@maillage/contracts';
import { PlannerHealth, type TerritoryReadiness } from '@maillage/ports';
import { plannerUnavailable } from './planner-problems.js';
import type { PlannerReplicas } from './planner-replicas.js';

const DEADLINE_MS = 2_000;

/** A territory is ready when one replica has its network; of several generations the newest counts. */
export class HttpPlannerHealth extends PlannerHealth {
  constructor(private readonly replicas: PlannerReplicas) {
    super();
  }

  /** @throws Problem `PLANNER_UNAVAILABLE` when no replica tells */
  async readiness(): Promise<readonly TerritoryReadiness[]> {
    const asked = this.replicas.addresses.map((address) => this.readinessOf(address));
    const told = (await Promise.allSettled(asked)).filter((result) => result.status === 'fulfilled');
    if (told.length === 0) throw plannerUnavailable();
    return merged(told.flatMap((result) => result.value));
  }

  private async readinessOf(address: string): Promise<readonly TerritoryReadiness[]> {
    const { body } = await this.replicas.askReplica(address, READINESS_PATH, {}, AbortSignal.timeout(DEADLINE_MS));
    const entries = readinessSchema.parse(JSON.parse(new TextDecoder().decode(body)));
    return entries.map(({ territory, generation }) => ({ territory, generation }));
  }
}

function merged(entries: readonly TerritoryReadiness[]): readonly TerritoryReadiness[] {
  const newest = new Map<string, number | undefined>();
  for (const { territory, generation } of entries) {
    const known = newest.get(territory);
    newest.set(territory, known === undefined || (generation ?? -1) > known ? generation : known);
  }
  return [...newest].map(([territory, generation]) => ({ territory, generation }));
}
