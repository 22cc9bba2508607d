/** Before a test run: the process that starts Kafka and Redis when a spec first asks for them (`serverForTests` of @maillage/testing). */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const arguments_ = ['--conditions=@maillage/source', '--import', './tools/register-source.mjs'];

export default function setup() {
  const socket = join(tmpdir(), `maillage-test-servers-${process.pid}.sock`);
  process.env.TEST_SERVERS = socket;
  const servers = spawn(process.execPath, [...arguments_, 'test/services/shared-servers.ts', socket], {
    cwd: root,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  servers.unref();
  servers.stdin.unref();
  globalThis.testServers = servers;
}
