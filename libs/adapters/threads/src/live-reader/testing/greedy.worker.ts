import { parentPort } from 'node:worker_threads';
import { LiveMemory, readLive } from '../read-live.js';
import type { FromLiveThread, ToLiveThread } from '../live-messages.js';

/** A live reader that reads a document called `loop` for ever, takes all memory for `hoard`, ends at `exit`, breaks at `break`. */
const memory = new LiveMemory();
const FATES: Readonly<Record<string, () => void>> = {
  loop: () => {
    for (;;);
  },
  hoard: () => {
    const kept: number[][] = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, i) => i + 0.5));
  },
  exit: () => process.exit(3),
};

parentPort?.on('message', ({ id, task }: ToLiveThread) => {
  if (task.kind !== 'read') return;
  const [name = ''] = task.documents.documents.keys();
  FATES[name]?.();
  const outcome = name === 'break' ? { broken: 'TypeError' } : readLive(task.documents, memory);
  parentPort?.postMessage({ id, outcome } satisfies FromLiveThread);
});
parentPort?.postMessage('ready' satisfies FromLiveThread);
