import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import type { Problem } from '@maillage/kernel';
import type { Question } from './planner-messages.js';

const REFUSED_MILLISECONDS = 600_000;
/** The oldest is forgotten first. */
const MOST = 1_000;

/** The questions that cost a thread, by their hash, for ten minutes: asked again and again they would cost one after the other. */
export class RefusedQuestions {
  /** `until` is in milliseconds since the process began. */
  readonly #refused = new Map<string, { readonly until: number; readonly reason: Problem }>();

  refuse(key: string, question: Question, reason: Problem): void {
    this.#refused.set(hashOf(key, question), { until: performance.now() + REFUSED_MILLISECONDS, reason });
    for (const oldest of this.#refused.keys()) {
      if (this.#refused.size <= MOST) break;
      this.#refused.delete(oldest);
    }
  }

  /** Why the question is not asked now; undefined when it may be. */
  reasonAgainst(key: string, question: Question): Problem | undefined {
    // The usual case costs nothing.
    if (this.#refused.size === 0) return undefined;
    const refused = this.#refused.get(hashOf(key, question));
    return refused && refused.until > performance.now() ? refused.reason : undefined;
  }
}

const hashOf = (key: string, question: Question): string =>
  createHash('sha256')
    .update(serialize([key, question]))
    .digest('base64');
