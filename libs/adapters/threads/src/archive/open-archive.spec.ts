import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { oddArchives, SMALL_FEED, zip } from '../testing/odd-archives.js';
import { ArchiveRefusal } from './archive-rules.js';
import { openArchive } from './open-archive.js';

describe('archives of any quality (A01–A14)', () => {
  let folder = '';
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-archive-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const saved = async (bytes: Uint8Array): Promise<string> => {
    const path = join(folder, `${String(count++)}.zip`);
    await writeFile(path, bytes);
    return path;
  };
  /** The code of the refusal, or the names that were found once everything was read. */
  const outcome = async (bytes: Uint8Array): Promise<string | readonly string[]> => {
    try {
      const archive = await openArchive(await saved(bytes));
      try {
        await archive.fingerprint();
        return archive.names;
      } finally {
        archive.close();
      }
    } catch (thrown) {
      if (thrown instanceof ArchiveRefusal) return thrown.notice.code;
      throw thrown;
    }
  };

  it.each(oddArchives.map((archive) => [archive.id, archive.what, archive] as const))(
    '%s %s',
    async (_id, _what, archive) => {
      expect(await outcome(archive.make())).toEqual(archive.outcome);
    },
  );

  it('A14 recognises a re-zipped feed by its contents', async () => {
    const fingerprints = [
      zip(),
      Buffer.from(zipSync(SMALL_FEED, { level: 0, mtime: '1999-01-01' })),
      zip({ ...SMALL_FEED, 'x.txt': strToU8('1') }),
    ].map(async (bytes) => {
      const archive = await openArchive(await saved(bytes));
      const fingerprint = await archive.fingerprint();
      archive.close();
      return fingerprint;
    });
    const [one, again, other] = await Promise.all(fingerprints);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  it('says in both languages what is wrong and never throws for damage anywhere in the file', async () => {
    const bytes = zip();
    for (let position = 0; position < bytes.length; position++) {
      const damaged = Buffer.from(bytes);
      damaged[position] = (damaged[position] ?? 0) ^ 0xff;
      const result = await outcome(damaged);
      expect(typeof result === 'string' || Array.isArray(result)).toBe(true);
    }
    const { notice } = new ArchiveRefusal('ARCHIVE_PATH', 'a\u0000\u001b[31mb');
    expect([notice.message.fr, notice.message.en].every((text) => text.length > 20)).toBe(true);
    expect(notice.file).toBe('a??[31mb');
  });
});
