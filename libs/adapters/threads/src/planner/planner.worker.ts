import { parentPort } from 'node:worker_threads';
import type { ToThread } from './planner-messages.js';
import { ThreadPlanner } from './thread-planner.js';

/** Thread entry: plans on the networks it is given. */
const planner = new ThreadPlanner((message, transfer) => parentPort?.postMessage(message, transfer));
parentPort?.on('message', (message: ToThread) => planner.hear(message));
