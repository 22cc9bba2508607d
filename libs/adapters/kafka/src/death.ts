import type { RecordRefusal, Undelivered } from '@maillage/contracts';

/** Why a record is a dead letter. */
export type Death = { readonly kind: 'refused'; readonly refusal: RecordRefusal } | Undelivered;
