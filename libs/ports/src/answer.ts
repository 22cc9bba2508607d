/** A finished answer: JSON in UTF-8, written once, passed through by everybody after. */
export interface Answer {
  readonly body: Uint8Array;
  /** The network generation that answered. */
  readonly generation: number;
}
