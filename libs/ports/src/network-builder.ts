export interface NetworkInput {
  readonly territory: string;
  readonly timezone: string;
  readonly feeds: readonly { readonly id: string; readonly path: string }[];
}

/** Builds networks, in a thread that ends with the work. */
export abstract class NetworkBuilder {
  /** The serialised network. @throws Failure `BUILD_FAILED` with the reason */
  abstract build(input: NetworkInput): Promise<Uint8Array>;
}
