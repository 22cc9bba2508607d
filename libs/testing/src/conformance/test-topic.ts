import { defineTopic, type DeliveryPolicy, type Topic } from '@maillage/contracts';
import { z } from 'zod';

export interface Step {
  readonly lane: string;
  readonly step: number;
}

/** A topic that no other test of the run knows. */
export const testTopic = (): Topic<Step> =>
  defineTopic<Step>({
    name: `test.step-taken-${Math.random().toString(36).slice(2)}.v1`,
    summary: 'A step in a test.',
    from: 'ingest',
    to: ['network'],
    key(event) {
      return event.lane;
    },
    partitions: 3,
    cleanup: 'delete',
    retention: { hours: 1 },
    schema: z.object({ lane: z.string().max(500_000), step: z.number().int() }),
  });

export const testPolicy: DeliveryPolicy = { attempts: 3, backOffMs: 5, maxBackOffMs: 20, timeoutMs: 1_000 };

/** Polls; the test's own time limit ends a wait for what never comes. */
export async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 10));
}
