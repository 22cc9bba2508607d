import type { Brand } from './brand.js';

/** The identifier of a territory in addresses, tables, topics and paths. */
export type TerritoryId = Brand<string, 'TerritoryId'>;

/** The identifier of a feed inside its territory. */
export type FeedId = Brand<string, 'FeedId'>;

const IDENTIFIER = /^[a-z0-9-]{1,40}$/;

export const isIdentifier = (text: string): boolean => IDENTIFIER.test(text);

/** @throws RangeError unless the text is 1 to 40 of `a-z`, `0-9` and `-`. */
export function parseTerritoryId(text: string): TerritoryId {
  if (!isIdentifier(text)) throw new RangeError(`not a territory id: ${JSON.stringify(text)}`);
  return text as TerritoryId;
}

/** @throws RangeError unless the text is 1 to 40 of `a-z`, `0-9` and `-`. */
export function parseFeedId(text: string): FeedId {
  if (!isIdentifier(text)) throw new RangeError(`not a feed id: ${JSON.stringify(text)}`);
  return text as FeedId;
}
