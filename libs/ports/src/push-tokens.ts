/** What operators prove themselves with when they send a feed. */
export abstract class PushTokens {
  /**
   * Whether `presented` is the token that a territory file names as `${NAME}`; comparing takes as long whatever is presented.
   * @throws Failure `SECRET_MISSING` when the environment has none
   */
  abstract accepts(reference: string, presented: string): boolean;
}
