/** Why bytes are no protobuf message. */
export type WireFault = 'TRUNCATED' | 'IMPOSSIBLE_LENGTH' | 'TOO_DEEP' | 'TOO_LARGE' | 'MALFORMED';

export class WireError extends Error {
  override readonly name = 'WireError';

  constructor(readonly fault: WireFault) {
    super(fault);
  }
}
