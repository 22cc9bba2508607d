export interface Agency {
  /** Empty when the feed has one agency without an id. */
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly lang: string;
  readonly phone: string;
}
