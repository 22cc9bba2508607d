import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadData, ToThread } from './planner-messages.js';
import { ThreadPlanner } from './thread-planner.js';

/** Thread entry: plans on the networks it is given. */
const planner = new ThreadPlanner(
  (message, transfer) => parentPort?.postMessage(message, transfer),
  (workerData as ThreadData).abandoned,
);
parentPort?.on('message', (message: ToThread) => planner.hear(message));
parentPort?.postMessage({ kind: 'standing' });
