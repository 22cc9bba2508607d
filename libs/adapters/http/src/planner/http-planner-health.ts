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
    return entries.map(({ generation, ...entry }) => ({ ...entry, generation }));
  }
}

/** Of several the newest generation counts, and of it the newest value of realtime. */
function merged(entries: readonly TerritoryReadiness[]): readonly TerritoryReadiness[] {
  const newest = new Map<string, TerritoryReadiness>();
  for (const entry of entries) {
    const known = newest.get(entry.territory);
    if (!known || isNewer(entry, known)) newest.set(entry.territory, entry);
  }
  return [...newest.values()];
}

function isNewer(one: TerritoryReadiness, other: TerritoryReadiness): boolean {
  const generations = (one.generation ?? -1) - (other.generation ?? -1);
  return generations > 0 || (generations === 0 && (one.realtimeSequence ?? 0) > (other.realtimeSequence ?? 0));
}
