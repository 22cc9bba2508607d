import type { RouteRequest } from '@maillage/itinerary-planner';
import type { Instant } from '@maillage/kernel';
import type { NetworkFiles } from './thread-network.js';
import type { DayView } from '@maillage/transit-timetable';

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
  | {
      readonly kind: 'route';
      readonly id: number;
      readonly key: string;
      readonly request: RouteRequest;
      /** Milliseconds since 1970: from then on a search that found too little looks no further. */
      readonly growUntil: number;
    };

/** What a thread says to the pool. */
export type FromThread =
  | { readonly kind: 'loaded'; readonly key: string; readonly failure?: string }
  | { readonly kind: 'view'; readonly key: string; readonly view: DayView }
  | { readonly kind: 'routed'; readonly id: number; readonly result: Int32Array }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: string };
