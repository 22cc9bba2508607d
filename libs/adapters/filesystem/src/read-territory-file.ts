import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { territorySchema, type Territory, type TerritoryFeed } from '@maillage/contracts';
import { Failure, type Bilingual } from '@maillage/kernel';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { errnoOf } from './durable-file.js';
import { explainIssue } from './explain-issue.js';
import { explainSyntax } from './explain-syntax.js';
import { findBrokenAuthorities } from './find-broken-authorities.js';
import { hideVariables, showVariables } from './variables.js';
import { offsetOf, writtenAt } from './yaml-position.js';

/** A territory file is written by hand; more is something else. */
const MAX_BYTES = 1_000_000;

interface Finding {
  /** Into the text, in characters; undefined for the file as a whole. */
  readonly offset: number | undefined;
  readonly message: Bilingual;
}

/**
 * The territory that a YAML file declares, its relative paths made absolute `file:` URLs.
 * @throws Failure `TERRITORY_FILE`: per finding a line `file:line:column`, then what, why and what to do in French and English
 */
export async function readTerritoryFile(path: string): Promise<Territory> {
  const lines = new LineCounter();
  const document = parseDocument(hideVariables(await textOf(path)), { prettyErrors: false, lineCounter: lines });
  const syntax = document.errors.map(({ pos, code }) => ({ offset: pos[0], message: explainSyntax(code) }));
  if (syntax.length > 0) throw refusal(path, lines, syntax);
  const parsed = territorySchema.safeParse(valueOf(document));
  if (!parsed.success) throw refusal(path, lines, findingsOf(document, parsed.error.issues));
  const findings: Finding[] = [];
  const territory = withAbsoluteUrls(parsed.data, path, (where, message) => {
    findings.push({ offset: offsetOf(document, where), message });
  });
  for (const { where, message } of await findBrokenAuthorities(territory))
    findings.push({ offset: offsetOf(document, where), message });
  if (findings.length > 0) throw refusal(path, lines, findings);
  return territory;
}

async function textOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size <= MAX_BYTES) return await readFile(path, 'utf8');
  } catch (cause) {
    const errno = errnoOf(cause);
    throw refusal(path, undefined, [
      {
        offset: undefined,
        message: {
          fr: `le fichier de territoire ne peut pas être lu (${errno}) ; vérifiez le chemin donné à --territory.`,
          en: `the territory file cannot be read (${errno}); check the path given to --territory.`,
        },
      },
    ]);
  }
  const message = {
    fr: 'le fichier dépasse un mégaoctet : ce n’est pas un fichier de territoire ; donnez le fichier YAML à --territory.',
    en: 'the file is larger than one megabyte and so is no territory file; give the YAML file to --territory.',
  };
  throw refusal(path, undefined, [{ offset: undefined, message }]);
}

/** What the document says; an alias that repeats too much counts as nothing. */
function valueOf(document: Document): unknown {
  try {
    return document.toJS({
      maxAliasCount: 20,
      reviver: (_key, value: unknown) => (typeof value === 'string' ? showVariables(value) : value),
    });
  } catch {
    return null;
  }
}

const findingsOf = (document: Document, issues: readonly Parameters<typeof explainIssue>[0][]): Finding[] =>
  issues.flatMap((issue) =>
    explainIssue(issue, writtenAt(document, issue.path)).map(({ path, message }) => ({
      offset: offsetOf(document, path),
      message,
    })),
  );

type Tell = (where: readonly PropertyKey[], message: Bilingual) => void;

function withAbsoluteUrls(territory: Territory, path: string, tell: Tell): Territory {
  const folder = dirname(resolve(path));
  return {
    ...territory,
    streets: territory.streets.map((extract, index) => withAbsoluteFile(extract, folder, ['streets', index], tell)),
    ...(territory.heights && { heights: withAbsoluteFile(territory.heights, folder, ['heights'], tell) }),
    feeds: territory.feeds.map((feed, index) => withAbsoluteFeed(feed, folder, ['feeds', index], tell)),
  };
}

function withAbsoluteFile<File extends { readonly url: string; readonly ca?: string | undefined }>(
  file: File,
  folder: string,
  where: readonly PropertyKey[],
  tell: Tell,
): File {
  return {
    ...withAbsoluteAuthority(file, folder, where, tell),
    url: absolute(file.url, folder, [...where, 'url'], tell),
  };
}

function withAbsoluteAuthority<Named extends { readonly ca?: string | undefined }>(
  named: Named,
  folder: string,
  where: readonly PropertyKey[],
  tell: Tell,
): Named {
  return named.ca === undefined ? named : { ...named, ca: fileUrl(named.ca, folder, [...where, 'ca'], tell) };
}

function withAbsoluteFeed(
  declared: TerritoryFeed,
  folder: string,
  where: readonly PropertyKey[],
  tell: Tell,
): TerritoryFeed {
  const feed = withAbsoluteAuthority(declared, folder, where, tell);
  const at = (url: string, ...member: readonly PropertyKey[]) => absolute(url, folder, [...where, ...member], tell);
  if (feed.kind === 'gtfs-rt') {
    const { url } = feed;
    if (url === undefined) return feed;
    return {
      ...feed,
      url: typeof url === 'string' ? at(url, 'url') : url.map((each, index) => at(each, 'url', index)),
    };
  }
  const url = at(feed.url, 'url');
  if (feed.kind === 'parking' && feed.live)
    return { ...feed, url, live: { ...feed.live, url: at(feed.live.url, 'live', 'url') } };
  return { ...feed, url };
}

const SCHEME = /^([a-z][a-z0-9+.-]+):/i;

function absolute(url: string, folder: string, where: readonly PropertyKey[], tell: Tell): string {
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return pathToFileURL(resolve(folder, url)).href;
  if (['http', 'https', 'file'].includes(scheme) && URL.canParse(url))
    return url.includes('${') ? url : new URL(url).href; // a secret is filled in later
  tell(where, {
    fr: `« ${scheme} » ne mène à aucun fichier ; écrivez un chemin relatif à ce fichier, ou une adresse http(s).`,
    en: `“${scheme}” leads to no file; write a path relative to this file, or an http(s) address.`,
  });
  return url;
}

/** What is trusted is never fetched. */
function fileUrl(path: string, folder: string, where: readonly PropertyKey[], tell: Tell): string {
  const url = absolute(path, folder, where, tell);
  if (/^https?:/.test(url))
    tell(where, {
      fr: 'ce qui prouve qui est un serveur ne se télécharge pas ; déposez le fichier PEM à côté de ce fichier, et donnez son chemin.',
      en: 'what proves who a server is is not downloaded; put the PEM file beside this file, and give its path.',
    });
  return url;
}

function refusal(path: string, lines: LineCounter | undefined, findings: readonly Finding[]): Failure {
  const texts = findings.map(({ offset, message }) => {
    const at = lines && offset !== undefined ? lines.linePos(offset) : undefined;
    return `${path}${at ? `:${at.line}:${at.col}` : ''}\n  ${message.fr}\n  ${message.en}`;
  });
  return new Failure('TERRITORY_FILE', texts.join('\n'));
}
