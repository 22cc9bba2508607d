import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadData, ToThread } from '../planner-messages.js';
import { ThreadPlanner } from '../thread-planner.js';

/** A planner thread that dies of requests about the instant 0, sleeps half a second over those about the instant 1, and never ends with those about the instant 2, nor with loading a network of `endless`. */
const planner = new ThreadPlanner(
  (message, transfer) => parentPort?.postMessage(message, transfer),
  (workerData as ThreadData).abandoned,
);
parentPort?.on('message', (message: ToThread) => {
  const time = message.kind === 'route' ? message.request.time : undefined;
  if (time === 0) process.exit(7);
  if (time === 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  while (time === 2) Math.sqrt(time);
  while (message.kind === 'load' && message.key.startsWith('endless/')) Math.sqrt(2);
  planner.hear(message);
});
parentPort?.postMessage({ kind: 'standing' });
