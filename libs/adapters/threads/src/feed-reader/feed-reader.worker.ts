import { parentPort, workerData } from 'node:worker_threads';
import { readReport, type ReadingTask } from './read-report.js';

/** Thread entry: reads the archive named in `workerData` and posts its report. */
parentPort?.postMessage(await readReport(workerData as ReadingTask));
