import { Failure } from '@maillage/kernel';
import { FeedSource, type FetchedFeed, type FetchOptions } from '@maillage/ports';

type Environment = Readonly<Record<string, string | undefined>>;

/** Puts the secrets of the environment where the territory file names them, at the last moment: they are kept nowhere. */
export class SecretFeedSource extends FeedSource {
  constructor(
    private readonly sources: FeedSource,
    private readonly environment: Environment,
  ) {
    super();
  }

  override async fetch(url: string, options: FetchOptions): Promise<FetchedFeed> {
    const address = fillVariables(url, this.environment, encodeURIComponent);
    const headers =
      options.headers &&
      Object.fromEntries(
        Object.entries(options.headers).map(([name, value]) => [name, fillVariables(value, this.environment)]),
      );
    return this.sources.fetch(address, { ...options, headers });
  }
}

/** `text` with the values of its `${NAME}`. @throws Failure `SECRET_MISSING` */
export function fillVariables(
  text: string,
  environment: Environment,
  write: (value: string) => string = (value) => value,
): string {
  return text.replace(/\$\{([A-Z_][A-Z0-9_]*)\}/g, (_, name: string) => {
    const value = environment[name];
    if (value === undefined || value === '')
      throw new Failure('SECRET_MISSING', `the environment has no ${name}, which the territory file names`);
    return write(value);
  });
}
