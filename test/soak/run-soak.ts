/**
 * npm run soak [-- --minutes N --speed N] : the built suite with its living demonstration territory under a steady load, eight hours
 * at thirty times real time when not said otherwise; a line a minute, and at the end how memory, descriptors and tables went.
 */
import { parseArgs } from 'node:util';
import { startLivingSuite } from './living-suite.js';
import { soak, type SoakSample } from './soak.js';

const REQUESTS_PER_SECOND = 6;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '480' }, speed: { type: 'string', default: '30' } },
});
const minutes = Number(values.minutes);
const living = await startLivingSuite(Number(values.speed));
try {
  const report = await soak(living.install, living.database, {
    seconds: minutes * 60,
    requestsPerSecond: REQUESTS_PER_SECOND,
    everySeconds: Math.min(60, minutes * 3),
    onSample: print,
  });
  const { samples, statuses, liveAnswers, latency, slopePercentPerHour } = report;
  console.log(`answers by status ${JSON.stringify(statuses)}, ${String(liveAnswers)} plans rested on realtime`);
  console.log(`plans p50 ${String(latency.p50)} ms, p95 ${String(latency.p95)} ms, p99 ${String(latency.p99)} ms`);
  console.log(`resident memory over the second half: ${slopePercentPerHour.toFixed(2)} % an hour`);
  const [first, last] = [samples[samples.length >> 1], samples.at(-1)];
  for (const [table, rows] of Object.entries(last?.rows ?? {}))
    console.log(`${table}: ${String(first?.rows[table] ?? 0)} → ${String(rows)} rows`);
} finally {
  await living.stop();
}

function print({ seconds, residentMegabytes, descriptors, rows }: SoakSample): void {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  console.log(
    `${String(seconds).padStart(6)} s  ${String(residentMegabytes)} MB  ${String(descriptors)} fd  ${String(total)} rows`,
  );
}
