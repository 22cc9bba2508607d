/** Our machinery could not do its job. `retryable` says whether the same call may succeed later without any change. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly code: string,
    message: string,
    readonly options: {
      readonly retryable: boolean;
      readonly cause?: unknown;
      /** When the other side says how long to wait. */
      readonly retryAfterSeconds?: number | undefined;
    } = { retryable: false },
  ) {
    super(message, { cause: options.cause });
  }

  get retryable(): boolean {
    return this.options.retryable;
  }
}

/** The message of anything that was thrown. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
