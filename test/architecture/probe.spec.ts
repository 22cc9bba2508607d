import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

describe('the probes of the walls', () => {
  it('fail when the linter runs without a project graph', async () => {
    const emptyFolder = await mkdtemp(join(tmpdir(), 'maillage-no-graph-'));
    try {
      const probe = run(process.execPath, ['tools/boundaries.probe.mjs', '--without-graph'], {
        cwd: ROOT,
        env: { ...process.env, NX_WORKSPACE_DATA_DIRECTORY: emptyFolder },
      });
      await expect(probe).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/SILENT {4}core may not know Nest/),
      });
    } finally {
      await rm(emptyFolder, { recursive: true, force: true });
    }
  }, 300_000);
});
