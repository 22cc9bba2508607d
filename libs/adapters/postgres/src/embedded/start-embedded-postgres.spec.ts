import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { freePort } from './free-port.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.js';

jest.setTimeout(60_000);

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('startEmbeddedPostgres', () => {
  let folder = '';
  const servers: EmbeddedPostgres[] = [];
  const start = async (port?: number): Promise<EmbeddedPostgres> => {
    const server = await startEmbeddedPostgres({ folder, port });
    servers.push(server);
    return server;
  };
  const pidFile = (): string => join(folder, 'cluster', 'postmaster.pid');
  const serverPid = async (): Promise<number> => Number((await readFile(pidFile(), 'utf8')).split('\n')[0]);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maillage-embedded-'));
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  it('keeps the data from one start to the next, on the port that is asked for', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const pid = await serverPid();
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    const port = await freePort();
    const second = await start(port);
    expect(new URL(second.url).port).toBe(String(port));
    expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('asks for a password that only its owner can read, and listens on the loopback interface', async () => {
    const { url } = await start();
    expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600);
    expect(await ask(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const wrong = Object.assign(new URL(url), { password: 'guess' }).href;
    await expect(ask(wrong, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect(await readFile(join(folder, 'postgres.log'), 'utf8')).not.toContain(new URL(url).password);
  });

  it('recovers from a crash whose process number belongs to another process now', async () => {
    const crashed = await start();
    await ask(crashed.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const pid = await serverPid();
    const stale = await readFile(pidFile(), 'utf8');
    process.kill(pid, 'SIGKILL');
    await crashed.stop();
    const bystander = spawn('sleep', ['60'], await databaseOwner());
    try {
      await writeFile(pidFile(), stale.replace(String(pid), String(bystander.pid)));
      const { url } = await start();
      expect(await ask(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    } finally {
      bystander.kill();
    }
  });

  const databaseOwner = async (): Promise<{ uid: number; gid: number }> => {
    const { uid, gid } = await stat(join(folder, 'cluster'));
    return { uid, gid };
  };

  it('ends with the process that started it, even when that is killed', async () => {
    const script = `
      const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('./start-embedded-postgres.ts', import.meta.url).href)});
      await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)} });
      process.stdout.write('ready');
      setInterval(() => undefined, 1000);`;
    const hooks = new URL('../../../../../tools/register-source.mjs', import.meta.url).href;
    const options = ['--conditions=@maillage/source', '--import', hooks, '--input-type=module', '--eval', script];
    const parent = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(parent.stdout, 'data');
      const pid = await serverPid();
      expect(isAlive(pid)).toBe(true);
      parent.kill('SIGKILL');
      await once(parent, 'exit');
      for (let waited = 0; isAlive(pid) && waited < 20_000; waited += 50) await sleep(50);
      expect(isAlive(pid)).toBe(false);
    } finally {
      parent.kill('SIGKILL');
    }
  });

  it('says why it cannot start', async () => {
    const first = await start();
    const port = Number(new URL(first.url).port);
    const other = await mkdtemp(join(tmpdir(), 'maillage-embedded-'));
    try {
      const second = startEmbeddedPostgres({ folder: other, port });
      await expect(second).rejects.toMatchObject({
        code: 'DATABASE_NOT_STARTED',
        message: expect.stringContaining('could not create any TCP/IP sockets'),
      });
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });
});
