import type { FetchView } from '@maillage/contracts';
import { formatInstant } from '@maillage/kernel';
import { explainCode, type StandingHealth } from '@maillage/ports';

/** How the last fetch of what stands went. */
export function toFetchView({ last, succeededAt, failures, failingSince }: StandingHealth): FetchView {
  const { outcome, code, fetchedAt, milliseconds, bytes, entities } = last;
  return {
    at: formatInstant(fetchedAt),
    outcome,
    code: code ?? null,
    explanation: (code === undefined ? undefined : explainCode(code)) ?? null,
    lastSuccess: succeededAt === undefined ? null : formatInstant(succeededAt),
    failingSince: failingSince === undefined ? null : formatInstant(failingSince),
    inARow: failures,
    milliseconds,
    bytes,
    entities: { ...entities },
  };
}
