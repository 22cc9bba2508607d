import { Problem } from '@maillage/kernel';
import type { Question } from './planner-messages.js';

/** A question on its way through the pool. */
export interface WaitingQuestion {
  readonly id: number;
  /** Of the network that it is about. */
  readonly key: string;
  readonly question: Question;
  /** A broken thread took it down once already. */
  readonly isSecondTry: boolean;
  readonly resolve: (result: Int32Array) => void;
  readonly reject: (reason: unknown) => void;
}

/** 503: the machinery cannot answer now; the same request may succeed in a moment. */
export const plannerBusy = (): Problem =>
  new Problem(
    503,
    'PLANNER_BUSY',
    { fr: 'Le calculateur est occupé', en: 'The planner is busy' },
    { fr: 'Réessayez dans quelques secondes.', en: 'Try again in a few seconds.' },
  );
