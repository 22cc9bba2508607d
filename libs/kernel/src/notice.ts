import type { Bilingual } from './bilingual.js';

/** `error` keeps a feed from being used, `warning` drops or mends what it names, `info` only tells. */
export type Severity = 'error' | 'warning' | 'info';

/** A finding about data, collected and never thrown. */
export interface Notice {
  /** Stable, upper snake case, e.g. `DANGLING_REFERENCE`. */
  readonly code: string;
  readonly severity: Severity;
  /** File inside the feed, e.g. `stop_times.txt`. */
  readonly file?: string;
  /** 1-based line in the file; the header is line 1. */
  readonly row?: number;
  readonly field?: string;
  /** The offending text, at most 200 characters. */
  readonly value?: string;
  readonly message: Bilingual;
}

/** Notices of one code: all are counted, the first few are kept. */
export interface NoticeGroup {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
  readonly samples: readonly Notice[];
}
