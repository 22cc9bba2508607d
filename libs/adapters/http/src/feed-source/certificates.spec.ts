import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpFeedSource } from './http-feed-source.js';

const maxBytes = 1_000;
/** Of the system; what it makes is left out where it is missing. */
const PROGRAM = ['openssl'].join('');

/** An authority of our own, and what it signs; undefined where openssl is not installed. */
class Authority {
  private constructor(readonly folder: string) {}

  static async create(): Promise<Authority | undefined> {
    const authority = new Authority(await mkdtemp(join(tmpdir(), 'maillage-tls-')));
    const made = authority.run(
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', '/CN=Test authority'],
      ...['-keyout', 'ca.key', '-out', 'ca.pem'],
    );
    if (made) return authority;
    console.warn('openssl is not here: the certificate tests (A19) were left out');
    await authority.remove();
    return undefined;
  }

  /** A key and a certificate for `name`, valid between the two times (`YYYYMMDDHHMMSSZ`). */
  async sign(name: string, [from, until]: readonly [string, string]): Promise<{ key: Buffer; cert: Buffer }> {
    await writeFile(join(this.folder, 'names'), `subjectAltName=${name}`);
    await writeFile(join(this.folder, 'index'), '');
    await writeFile(join(this.folder, 'ca.conf'), CONFIGURATION);
    const isSigned =
      this.run('req', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=feed', '-keyout', 'key', '-out', 'request') &&
      this.run(
        ...['ca', '-batch', '-notext', '-config', 'ca.conf', '-in', 'request', '-out', 'certificate'],
        ...['-startdate', from, '-enddate', until, '-extfile', 'names', '-rand_serial'],
      );
    if (!isSigned) throw new Error('openssl did not sign');
    return { key: await readFile(join(this.folder, 'key')), cert: await readFile(join(this.folder, 'certificate')) };
  }

  get url(): string {
    return pathToFileURL(join(this.folder, 'ca.pem')).href;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  private run(...options: string[]): boolean {
    return spawnSync(PROGRAM, options, { cwd: this.folder }).status === 0;
  }
}

const CONFIGURATION = `[ca]
default_ca = ours
[ours]
new_certs_dir = .
database = index
serial = serial
certificate = ca.pem
private_key = ca.key
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
`;

describe('A19 certificates', () => {
  let authority: Authority | undefined;
  let other: Authority | undefined;
  beforeAll(async () => {
    authority = await Authority.create();
    other = authority && (await Authority.create());
  });
  afterAll(() => Promise.all([authority?.remove(), other?.remove()]));

  const NOW = ['20200101000000Z', '20490101000000Z'] as const;
  const OURS = 'IP:127.0.0.1';
  const source = new HttpFeedSource({ allow: ['127.0.0.1'] });

  /** What a feed with that authority gets of a server with a certificate for `name`. */
  const ask = async (
    signer: Authority,
    [name, validity]: readonly [string, readonly [string, string]],
    ca: string | undefined,
    answer: RequestListener = (_, response) => response.end('PK'),
  ): Promise<string> => {
    const server = createServer(await signer.sign(name, validity), answer);
    server.listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const fetched = await source.fetch(`https://127.0.0.1:${String(port)}/`, { maxBytes, ca });
      if (fetched.kind !== 'archive') throw new Error('an archive was expected');
      return String(await buffer(fetched.bytes));
    } finally {
      server.close();
    }
  };

  it('of the authority that the feed names', async () => {
    if (!authority) return;
    expect(await ask(authority, [OURS, NOW], authority.url)).toBe('PK');
  });

  it.each<[string, string, readonly [string, string], 'right' | 'wrong' | 'none', string]>([
    ['of an authority that nobody names', OURS, NOW, 'none', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['of another authority than is named', OURS, NOW, 'wrong', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['expired', OURS, ['20200101000000Z', '20210101000000Z'], 'right', 'CERT_HAS_EXPIRED'],
    ['not yet valid', OURS, ['20480101000000Z', '20490101000000Z'], 'right', 'CERT_NOT_YET_VALID'],
    ['of another host', 'DNS:other.example', NOW, 'right', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('%s: refused', async (_, name, validity, named, cause) => {
    if (!authority) return;
    const ca = { right: authority.url, wrong: other?.url, none: undefined }[named];
    const message = expect.stringContaining(cause);
    const told = ask(authority, [name, validity], ca);
    await expect(told).rejects.toMatchObject({ code: 'FETCH_CERTIFICATE', retryable: false, message });
  });

  it('which the feed names for its own server only', async () => {
    if (!authority) return;
    const elsewhere = createServer(await authority.sign(OURS, NOW), (_, response) => response.end('PK'));
    elsewhere.listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const { port } = elsewhere.address() as AddressInfo;
    const redirect: RequestListener = (_, response) =>
      response.writeHead(302, { location: `https://127.0.0.1:${String(port)}/` }).end();
    await expect(ask(authority, [OURS, NOW], authority.url, redirect)).rejects.toMatchObject({
      code: 'FETCH_CERTIFICATE',
    });
    elsewhere.close();
  });

  it('named in a file that is no longer there', async () => {
    await expect(
      source.fetch('https://127.0.0.1:9/', { maxBytes, ca: 'file:///nowhere/ca.pem' }),
    ).rejects.toMatchObject({ code: 'FETCH_AUTHORITY', retryable: true });
  });
});
