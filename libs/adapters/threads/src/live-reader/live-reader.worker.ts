import { parentPort } from 'node:worker_threads';
import { listDocuments } from '@maillage/sharing-gbfs';
import type { FromLiveThread, LiveOutcome, LiveTask, ToLiveThread } from './live-messages.js';
import { LiveMemory, readLive } from './read-live.js';

/** Thread entry: reads what it is sent, one after the other. */
const memory = new LiveMemory();

const run = (task: LiveTask): LiveOutcome['outcome'] =>
  task.kind === 'read' ? readLive(task.documents, memory) : listDocuments(task.bytes).documents;

parentPort?.on('message', ({ id, task }: ToLiveThread) => {
  const reply = (outcome: LiveOutcome['outcome']): void => {
    parentPort?.postMessage({ id, outcome } satisfies FromLiveThread);
  };
  try {
    reply(run(task));
  } catch (thrown) {
    // A bug of ours: the class alone, since words may quote the feed.
    reply({ broken: thrown instanceof Error ? thrown.constructor.name : typeof thrown });
  }
});
parentPort?.postMessage('ready' satisfies FromLiveThread);
