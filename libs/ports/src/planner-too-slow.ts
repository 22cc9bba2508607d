import { Problem } from '@maillage/kernel';

/** 503 of who computes or hands on: an answer took longer than it may. Asking another replica would only keep that one busy too. */
export const plannerTooSlow = (): Problem =>
  new Problem(
    503,
    'PLANNER_TOO_SLOW',
    { fr: 'Le calcul a dépassé son délai', en: 'Planning took longer than it may' },
    { fr: 'Réessayez dans quelques secondes.', en: 'Try again in a few seconds.' },
  );
