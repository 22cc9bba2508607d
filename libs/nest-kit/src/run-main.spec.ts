import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** A process of its own, from the sources, that runs `body` as its main. */
const start = (body: string) => {
  const script = `import { runMain } from '@maillage/nest-kit'; import { Failure } from '@maillage/kernel'; ${body}`;
  const hooks = ['--conditions=@maillage/source', '--import', './tools/register-source.mjs', '--input-type=module'];
  const child = spawn(process.execPath, [...hooks, '-e', script], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const told = { out: '', err: '' };
  child.stdout.on('data', (bytes: Buffer) => (told.out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (told.err += bytes.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...told }));
  const ready = once(child.stdout, 'data');
  return { child, ready, ended };
};

const RUNS = `await runMain(async () => {
  setInterval(() => undefined, 1_000); process.stdout.write('ready ');
  return { close: async () => { process.stdout.write('closed'); } };
});`;

describe('runMain', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'closes what it started on %s and ends well',
    async (signal) => {
      const { child, ready, ended } = start(RUNS);
      await ready;
      child.kill(signal);
      expect(await ended).toEqual({ code: 0, out: 'ready closed', err: '' });
    },
    60_000,
  );

  it('ends at once on a second signal', async () => {
    const { child, ready, ended } = start(
      RUNS.replace(`'closed');`, `'closing'); await new Promise(() => undefined);`),
    );
    await ready;
    const closing = once(child.stdout, 'data');
    child.kill('SIGINT');
    await closing;
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130 });
  }, 60_000);

  it('tells a failure in its own words, on one line', async () => {
    const { ended } = start(
      `await runMain(async () => { throw new Failure('PORT_TAKEN', 'the port is taken: use --port'); });`,
    );
    expect(await ended).toEqual({ code: 1, out: '', err: 'the port is taken: use --port\n' });
  }, 60_000);

  it.each(['setTimeout(() => JSON.parse(text))', 'void (async () => JSON.parse(text))()'])(
    'ends when nobody catches, without the words: %s',
    async (crash) => {
      const { ended } = start(RUNS.replace('return {', `const text = '49.894067,2.295753'; ${crash}; return {`));
      const { code, err } = await ended;
      expect(code).toBe(1);
      expect(err).toContain('SyntaxError');
      expect(err).not.toContain('49.89');
    },
    60_000,
  );

  it('tells of another error its class and place, not its words', async () => {
    const { ended } = start(`await runMain(async () => { JSON.parse('49.894067,2.295753'); });`);
    const { code, err } = await ended;
    expect(code).toBe(1);
    expect(err).toContain('SyntaxError');
    expect(err).not.toContain('49.89');
  }, 60_000);
});
