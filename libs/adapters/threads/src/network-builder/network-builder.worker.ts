import { parentPort, workerData } from 'node:worker_threads';
import type { NetworkInput } from '@maillage/ports';
import { buildSnapshot } from './build-snapshot.js';

/** Thread entry: builds the network described in `workerData` and hands its bytes over. */
const bytes = await buildSnapshot(workerData as NetworkInput);
parentPort?.postMessage(bytes, bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : []);
