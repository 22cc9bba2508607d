import { z } from 'zod';
import { Problem } from '@maillage/kernel';

/** Answer of `POST /internal/readiness`: one entry per territory of the install. */
export const readinessSchema = z.array(
  z.object({
    territory: z.string(),
    /** Absent while no network is loaded. */
    generation: z.int().optional(),
    /** Number of the newest realtime message that is used; 0 is the timetable as planned. */
    realtimeSequence: z.int().optional(),
    /** Of which kinds of live feeds something is believed. */
    live: z.array(z.enum(['gtfs-rt', 'gbfs', 'parking'])).optional(),
  }),
);

const bilingual = z.object({ fr: z.string(), en: z.string() });

/** A Problem on its way between two services: in both languages, since only the gateway knows who reads it. */
export const internalProblemSchema = z.object({
  status: z.int().min(400).max(599),
  code: z.string(),
  title: bilingual,
  detail: bilingual.optional(),
  members: z.record(z.string(), z.unknown()).default({}),
});

export type InternalProblem = z.input<typeof internalProblemSchema>;

export const toInternalProblem = ({ status, code, title, detail, members }: Problem): InternalProblem => ({
  status,
  code,
  title,
  ...(detail && { detail }),
  members,
});

export const fromInternalProblem = (problem: z.output<typeof internalProblemSchema>): Problem =>
  new Problem(problem.status, problem.code, problem.title, problem.detail, problem.members);
