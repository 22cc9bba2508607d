import { parentPort, workerData } from 'node:worker_threads';
import type { NetworkInput } from '@maillage/ports';
import { buildSnapshot } from './build-snapshot.js';

/** Thread entry: builds the network described in `workerData` and hands its files over. */
const built = await buildSnapshot(workerData as NetworkInput);
const files = [built.network, built.streets?.snapshot].flatMap((file) =>
  file?.buffer instanceof ArrayBuffer ? [file.buffer] : [],
);
parentPort?.postMessage(built, files);
