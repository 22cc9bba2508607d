/** Answers worth keeping for a moment. Losing it costs latency, never an answer: no method throws. */
export abstract class ResponseCache {
  abstract get(key: string): Promise<Uint8Array | undefined>;
  abstract put(key: string, body: Uint8Array, seconds: number): Promise<void>;
}
