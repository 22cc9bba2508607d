import { join } from 'node:path';
import { Failure, parseTerritoryId } from '@maillage/kernel';

const DIGEST = /^[0-9a-f]{64}$/;

/** The folder of a territory; made of nothing but a valid id. */
export const territoryFolder = (root: string, territory: string): string => join(root, parseTerritoryId(territory));

/** The file of a digest in a territory; made of nothing but a valid id and 64 hexadecimal digits. */
export function digestPath(root: string, territory: string, digest: string, extension: string): string {
  if (!DIGEST.test(digest)) throw new Failure('STORE_DIGEST', 'a digest has 64 hexadecimal digits');
  return join(territoryFolder(root, territory), digest + extension);
}
