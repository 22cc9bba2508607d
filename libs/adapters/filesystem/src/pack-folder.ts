import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Zip, ZipDeflate } from 'fflate';

/** A zip holds local times; this one is the same in every zone. */
const NO_DATE = new Date(1980, 0, 1);
/** Fast rather than small: the archive does not travel. */
const LEVEL = 1;

/** The files as a zip that is the same, byte for byte, for the same names and contents. */
export async function* packFolder(folder: string, names: readonly string[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const name of names) {
    const entry = new ZipDeflate(name, { level: LEVEL });
    entry.mtime = NO_DATE;
    zip.add(entry);
    for await (const chunk of createReadStream(join(folder, name)) as AsyncIterable<Uint8Array>) {
      entry.push(chunk);
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready;
}
