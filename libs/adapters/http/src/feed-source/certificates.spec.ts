import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
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

  certificate(): Promise<string> {
    return readFile(join(this.folder, 'ca.pem'), 'utf8');
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
  beforeAll(async () => {
    authority = await Authority.create();
  });
  afterAll(() => authority?.remove());

  const NOW = ['20200101000000Z', '20490101000000Z'] as const;

  it.each([
    ['good', 'IP:127.0.0.1', NOW, true, undefined],
    ['of an authority that nobody knows', 'IP:127.0.0.1', NOW, false, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['expired', 'IP:127.0.0.1', ['20200101000000Z', '20210101000000Z'] as const, true, 'CERT_HAS_EXPIRED'],
    ['not yet valid', 'IP:127.0.0.1', ['20480101000000Z', '20490101000000Z'] as const, true, 'CERT_NOT_YET_VALID'],
    ['of another host', 'DNS:other.example', NOW, true, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('%s', async (_, name, validity, isKnown, cause) => {
    if (!authority) return;
    const server = createServer(await authority.sign(name, validity), (_request, response) => response.end('PK'));
    server.listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const authorities = isKnown ? [await authority.certificate()] : [];
      const source = new HttpFeedSource({ allow: ['127.0.0.1'], authorities });
      const told = source.fetch(`https://127.0.0.1:${String(port)}/`, { maxBytes });
      if (cause === undefined) {
        const fetched = await told;
        if (fetched.kind !== 'archive') throw new Error('an archive was expected');
        expect(String(await buffer(fetched.bytes))).toBe('PK');
        return;
      }
      const message = expect.stringContaining(cause);
      await expect(told).rejects.toMatchObject({ code: 'FETCH_CERTIFICATE', retryable: false, message });
    } finally {
      server.close();
    }
  });
});
