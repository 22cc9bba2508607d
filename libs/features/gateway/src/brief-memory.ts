import type { Answer, PlannerHealth, ResponseCache, TerritoryReadiness } from '@maillage/ports';
import type { CacheKeys } from './cache-key.js';

/** How long an answer is kept, and how long a swap of networks may go unnoticed. */
const KEPT_SECONDS = 5;
const GENERATION_MILLISECONDS = 1_000;

/** Boards and map answers, which many ask alike, for a few seconds; an answer outlives neither its network nor its realtime. */
export class BriefMemory {
  private readiness: ReadonlyMap<string, TerritoryReadiness> = new Map();
  private readAt = -Infinity;

  constructor(
    private readonly cache: ResponseCache,
    private readonly health: PlannerHealth,
    private readonly keys: CacheKeys,
  ) {}

  async answer(kind: string, request: { readonly territory: string }, compute: () => Promise<Answer>): Promise<Answer> {
    const { generation, realtimeSequence = 0 } = (await this.readinessOf(request.territory)) ?? {};
    if (generation === undefined) return compute();
    const name = this.keys.nameOf(`${kind} ${String(realtimeSequence)}`, generation, request);
    const sealed = await this.cache.get(name);
    const body = sealed && this.keys.unseal(name, sealed);
    if (body) return { body, generation };
    const answer = await compute();
    if (answer.generation === generation) await this.cache.put(name, this.keys.seal(name, answer.body), KEPT_SECONDS);
    return answer;
  }

  /** Undefined while it is not known: then nothing is kept. */
  private async readinessOf(territory: string): Promise<TerritoryReadiness | undefined> {
    const now = performance.now();
    if (now - this.readAt > GENERATION_MILLISECONDS) {
      const entries = await this.health.readiness().catch(() => []);
      this.readiness = new Map(entries.map((entry) => [entry.territory, entry]));
      this.readAt = now;
    }
    return this.readiness.get(territory);
  }
}
