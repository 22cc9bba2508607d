import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Of the system. */
const PROGRAM = ['openssl'].join('');

/** An authority of our own, and what it signs; undefined where openssl is not installed. */
export class Authority {
  private constructor(readonly folder: string) {}

  /** Whether certificates can be made here. */
  static isPossible(): boolean {
    return spawnSync(PROGRAM, ['version']).status === 0;
  }

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
