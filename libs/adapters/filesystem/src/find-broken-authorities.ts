import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Territory } from '@maillage/contracts';
import type { Bilingual } from '@maillage/kernel';
import { errnoOf } from './durable-file.js';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Why files that feeds name as `ca`, absolute by now, are of no use, and where each is named. */
export async function findBrokenAuthorities({
  feeds,
  streets,
  heights,
}: Territory): Promise<{ readonly where: readonly PropertyKey[]; readonly message: Bilingual }[]> {
  const named = [
    ...feeds.map(({ ca }, index) => ({ ca, where: ['feeds', index, 'ca'] })),
    ...streets.map(({ ca }, index) => ({ ca, where: ['streets', index, 'ca'] })),
    { ca: heights?.ca, where: ['heights', 'ca'] },
  ];
  const faults = named.map(async ({ ca, where }) => {
    const message = ca?.startsWith('file:') ? await faultOf(ca) : undefined;
    return message ? [{ where, message }] : [];
  });
  return (await Promise.all(faults)).flat();
}

async function faultOf(url: string): Promise<Bilingual | undefined> {
  try {
    return holdsCertificates(await readFile(new URL(url), 'utf8')) ? undefined : NO_CERTIFICATE;
  } catch (cause) {
    return {
      fr: `le fichier de certificats ne peut pas être lu (${errnoOf(cause)}) ; donnez le chemin d’un fichier PEM, relatif à ce fichier.`,
      en: `the file of certificates cannot be read (${errnoOf(cause)}); give the path of a PEM file, relative to this file.`,
    };
  }
}

function holdsCertificates(text: string): boolean {
  const found = text.match(CERTIFICATE) ?? [];
  try {
    for (const pem of found) new X509Certificate(pem);
    return found.length > 0;
  } catch {
    return false;
  }
}

const NO_CERTIFICATE: Bilingual = {
  fr: 'ce fichier ne contient pas de certificat lisible (PEM, « BEGIN CERTIFICATE ») ; demandez-le à l’exploitant du serveur.',
  en: 'this file holds no readable certificate (PEM, “BEGIN CERTIFICATE”); ask whoever runs the server for it.',
};
