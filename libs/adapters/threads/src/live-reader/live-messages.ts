import type { LiveDocuments, LiveReading } from '@maillage/ports';

export type LiveTask =
  | { readonly kind: 'read'; readonly documents: LiveDocuments }
  | { readonly kind: 'discover'; readonly bytes: Uint8Array };

export type Announced = readonly { readonly name: string; readonly url: string }[];

/** To the thread; answers carry the same number. */
export interface ToLiveThread {
  readonly id: number;
  readonly task: LiveTask;
}

/** From the thread: first that it stands, then what it read. */
export type FromLiveThread = 'ready' | LiveOutcome;

export interface LiveOutcome {
  readonly id: number;
  readonly outcome: LiveReading | Announced | { readonly broken: string };
}
