import { type MotisEndpoint } from '@maillage/contracts';
import type { Bilingual } from '@maillage/kernel';
import type { z } from 'zod';

/** One thing that anybody may ask over HTTP, as the document and the docs page describe it. */
export interface PublicOperation {
  readonly endpoint: MotisEndpoint;
  readonly method: 'get' | 'post';
  /** MOTIS's name. */
  readonly operationId: string;
  readonly tag: 'routing' | 'timetable' | 'places' | 'map' | 'service';
  readonly summary: Bilingual;
  readonly parameters: z.ZodObject<Readonly<Record<string, z.ZodType>>>;
  readonly answer: z.ZodType;
  /** The answer to `Accept: application/geo+json`. */
  readonly drawing?: z.ZodType;
  /** JSON when absent. */
  readonly mediaType?: 'text/event-stream';
  /** What follows the address in the example. */
  readonly exampleQuery: string;
  /** The body of the example. */
  readonly exampleBody?: object;
}
