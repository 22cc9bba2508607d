/** A process of its own for each measurement, so that none inherits compiled code or memory from another. */
import { timeFirstAnswer } from './first-answer.js';
import { measureFeed, type Effort } from './measure-feed.js';
import { measureRealtime, type RealtimeEffort } from './measure-realtime.js';
import type { BenchFeed } from './bench-feeds.js';
import type { BenchQuery } from './engines/engine.js';

export type Task =
  | { readonly kind: 'realtime'; readonly feed: BenchFeed; readonly effort: RealtimeEffort }
  | { readonly kind: 'measure'; readonly feed: BenchFeed; readonly effort: Effort }
  | {
      readonly kind: 'first-answer';
      readonly feed: BenchFeed;
      readonly engine: string;
      readonly queries: readonly BenchQuery[];
    };

process.once('message', (task: Task) => {
  void measure(task).then((value) => process.send?.(value, () => process.disconnect()));
});

function measure(task: Task): Promise<unknown> {
  switch (task.kind) {
    case 'measure':
      return measureFeed(task.feed, task.effort);
    case 'realtime':
      return measureRealtime(task.feed, task.effort);
    case 'first-answer':
      return timeFirstAnswer(task.feed, task.engine, task.queries);
  }
}
