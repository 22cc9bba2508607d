import { createHash } from 'node:crypto';
import { reportExtract, type ExtractReport } from '@maillage/street-extract';
import { openExtract } from '../extract/open-extract.js';

/** Reads the extract at `path` to its end; what is wrong with it is an error notice in the report. */
export function readStreets(path: string): Promise<ExtractReport> {
  const hash = createHash('sha256');
  return reportExtract(
    openExtract(path, (bytes) => hash.update(bytes)),
    () => hash.digest('hex'),
  );
}
