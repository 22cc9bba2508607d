import type { Availability } from '@maillage/itinerary-model';
import type { AllQuestion, ManyQuestion, RouteRequest } from '@maillage/itinerary-planner';
import type { Instant } from '@maillage/kernel';
import type { NetworkFiles } from './thread-network.js';
import type { DayView, EncodedRuns } from '@maillage/transit-timetable';

/** What a thread answers with one array. */
export type Question =
  | { readonly kind: 'route'; readonly request: RouteRequest }
  | { readonly kind: 'one-to-many'; readonly request: ManyQuestion }
  | { readonly kind: 'one-to-all'; readonly request: AllQuestion };

/** What a thread is started with. */
export interface ThreadData {
  /** abandoned[0]: id of the request that nobody waits for any more, in shared memory: a thread that works reads no message. */
  readonly abandoned: Int32Array;
}

/** What the pool says to a thread. A request is one small array; everything large is shared memory. */
export type ToThread =
  | {
      readonly kind: 'load';
      readonly key: string;
      readonly network: NetworkFiles;
      readonly at: Instant;
      /** Built by another thread before. */
      readonly views: readonly DayView[];
    }
  | { readonly kind: 'unload'; readonly key: string }
  | { readonly kind: 'view'; readonly key: string; readonly view: DayView }
  | ({ readonly kind: 'realtime'; readonly key: string } & RealtimeNews)
  | { readonly kind: 'availability'; readonly key: string; readonly availability: Availability }
  /** What the thread has was told again. */
  | { readonly kind: 'ages'; readonly key: string; readonly sources: Availability['sources'] }
  | Asked;

/** What changed in the value of realtime that the thread has, to make the next of it. */
export interface RealtimeNews {
  readonly sequence: number;
  /** These are all runs that differ from the timetable: what the thread has is forgotten. */
  readonly isWhole: boolean;
  readonly runs: EncodedRuns;
}

export type Asked = Question & {
  readonly id: number;
  readonly key: string;
  /** Milliseconds since 1970: from then on a search that found too little looks no further. */
  readonly growUntil: number;
};

/** How a question ended. */
export type Answered =
  | { readonly kind: 'answered'; readonly id: number; readonly result: Int32Array }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: string };

/** What a thread says to the pool. */
export type FromThread =
  /** It hears from now on. */
  | { readonly kind: 'standing' }
  | { readonly kind: 'loaded'; readonly key: string; readonly failure?: string }
  | { readonly kind: 'view'; readonly key: string; readonly view: DayView }
  | Answered;
