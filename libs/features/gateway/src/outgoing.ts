import type { AnswerFormat } from '@maillage/itinerary-model';
import type { Answer } from '@maillage/ports';

/** An answer with how long whoever asked may keep it. */
export interface Outgoing extends Answer {
  /** Seconds in the asker's own cache; undefined forbids every cache. */
  readonly keepSeconds?: number;
  /** Of what is no JSON. */
  readonly mediaType?: string;
  /** Set where `Accept` decides. */
  readonly format?: AnswerFormat;
}

/** Tells where somebody is or goes: no cache may hold it. */
export const privately = (answer: Answer): Outgoing => answer;

export const keptFor = (keepSeconds: number, answer: Answer): Outgoing => ({ ...answer, keepSeconds });
