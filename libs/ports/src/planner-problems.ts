import { Problem } from '@maillage/kernel';

const RETRY = { fr: 'Réessayez dans quelques secondes.', en: 'Try again in a few seconds.' };

/** 503 of who computes or hands on: an answer took longer than it may. Asking another replica would only keep that one busy too. */
export const plannerTooSlow = (): Problem =>
  new Problem(
    503,
    'PLANNER_TOO_SLOW',
    { fr: 'Le calcul a dépassé son délai', en: 'Planning took longer than it may' },
    RETRY,
  );

/** 503 of who computes: it broke over this request, and may break again. */
export const plannerBroke = (): Problem =>
  new Problem(503, 'PLANNER_BROKE', { fr: 'Le calcul s’est interrompu', en: 'Planning broke off' }, RETRY);
