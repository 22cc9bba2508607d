import { GENERATION_HEADER } from '@maillage/contracts';
import type { AnswerFormat } from '@maillage/itinerary-model';
import type { Answer } from '@maillage/ports';

/** The part of Fastify's reply that an answer touches. */
export interface InternalReply {
  /** Node's own response. */
  readonly raw: { readonly writableFinished: boolean; once(event: 'close', listener: () => void): unknown };
  status(status: number): InternalReply;
  header(name: string, value: string): InternalReply;
  send(body: string | Uint8Array): InternalReply;
}

const MEDIA_TYPES = {
  json: 'application/json; charset=utf-8',
  geojson: 'application/geo+json',
  protobuf: 'application/x-protobuf',
} as const;

/** The answer's bytes as they are. */
export async function sendBytes(
  reply: InternalReply,
  answer: Promise<Answer>,
  format: AnswerFormat | 'protobuf' = 'json',
): Promise<void> {
  const { body, generation } = await answer;
  reply
    .status(200)
    .header('content-type', MEDIA_TYPES[format])
    .header(GENERATION_HEADER, String(generation))
    .send(body);
}
