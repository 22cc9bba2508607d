import type { AnswerFormat, ApiVersion } from '@maillage/itinerary-model';
import type { TerritoryRecord } from '@maillage/ports';

/** A public request once its address is understood. */
export interface Asked {
  readonly record: TerritoryRecord;
  readonly version: ApiVersion;
  /** Names and texts as they came. */
  readonly query: unknown;
  readonly body: unknown;
  /** From `Accept-Language`, preferred first: used when the parameter `language` is absent. */
  readonly languages: readonly string[];
  /** From `Accept`; of what has a place on a map only. */
  readonly answerFormat: AnswerFormat;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}
