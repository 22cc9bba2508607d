import type { Answer, PlannerHealth, ResponseCache } from '@maillage/ports';
import type { CacheKeys } from './cache-key.js';

/** How long an answer is kept, and how long a swap of networks may go unnoticed. */
const KEPT_SECONDS = 5;
const GENERATION_MILLISECONDS = 1_000;

/** Boards and map answers, which many ask alike, for a few seconds; an answer never outlives its network. */
export class BriefMemory {
  private generations: ReadonlyMap<string, number | undefined> = new Map();
  private readAt = -Infinity;

  constructor(
    private readonly cache: ResponseCache,
    private readonly health: PlannerHealth,
    private readonly keys: CacheKeys,
  ) {}

  async answer(kind: string, request: { readonly territory: string }, compute: () => Promise<Answer>): Promise<Answer> {
    const generation = await this.generationOf(request.territory);
    if (generation === undefined) return compute();
    const name = this.keys.nameOf(kind, generation, request);
    const sealed = await this.cache.get(name);
    const body = sealed && this.keys.unseal(name, sealed);
    if (body) return { body, generation };
    const answer = await compute();
    if (answer.generation === generation) await this.cache.put(name, this.keys.seal(name, answer.body), KEPT_SECONDS);
    return answer;
  }

  /** Undefined while it is not known: then nothing is kept. */
  private async generationOf(territory: string): Promise<number | undefined> {
    const now = performance.now();
    if (now - this.readAt > GENERATION_MILLISECONDS) {
      const readiness = await this.health.readiness().catch(() => []);
      this.generations = new Map(readiness.map((entry) => [entry.territory, entry.generation]));
      this.readAt = now;
    }
    return this.generations.get(territory);
  }
}
