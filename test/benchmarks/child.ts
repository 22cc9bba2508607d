/** A process of its own for each measurement, so that none inherits compiled code or memory from another. */
import { timeFirstAnswer } from './first-answer.js';
import { measureFeed, type Effort } from './measure-feed.js';
import type { BenchFeed } from './bench-feeds.js';
import type { BenchQuery } from './engines/engine.js';

export type Task =
  | { readonly kind: 'measure'; readonly feed: BenchFeed; readonly effort: Effort }
  | {
      readonly kind: 'first-answer';
      readonly feed: BenchFeed;
      readonly engine: string;
      readonly queries: readonly BenchQuery[];
    };

process.once('message', (task: Task) => {
  const result =
    task.kind === 'measure'
      ? measureFeed(task.feed, task.effort)
      : timeFirstAnswer(task.feed, task.engine, task.queries);
  void result.then((value) => process.send?.(value, () => process.disconnect()));
});
