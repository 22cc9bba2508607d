import type { Bilingual } from '@maillage/kernel';
import { FIELD_HINTS } from './field-hints.js';

/** What a schema of zod found, as far as we use it. */
interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

interface Explanation {
  readonly path: readonly PropertyKey[];
  readonly message: Bilingual;
}

/** What is wrong with a field of a territory file, why, and what to write instead. `written` is the text that stands there. */
export function explainIssue(issue: Issue, written: string | undefined): Explanation[] {
  if (issue.code === 'unrecognized_keys') return (issue.keys ?? []).map((key) => unknownField([...issue.path, key]));
  const name = nameOf(issue.path);
  const hint = FIELD_HINTS[name] ??
    FIELD_HINTS[name.replace(/\.headers\..*/, '.headers')] ?? {
      fr: 'Suivez l’exemple du README.',
      en: 'Follow the README’s example.',
    };
  const what = whatOf(issue, name, written);
  return [{ path: issue.path, message: { fr: `${what.fr} ${hint.fr}`, en: `${what.en} ${hint.en}` } }];
}

/** The field's name without its index, e.g. `feeds.url`. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path.filter((part) => typeof part === 'string').join('.') || 'territory';

function unknownField(path: readonly PropertyKey[]): Explanation {
  const name = String(path.at(-1));
  const parent = nameOf(path.slice(0, -1));
  const known = Object.keys(FIELD_HINTS)
    .filter((hint) => hint.split('.').slice(0, -1).join('.') === (parent === 'territory' ? '' : parent))
    .filter((hint) => hint !== 'territory')
    .map((hint) => hint.split('.').at(-1) ?? '')
    .join(', ');
  return {
    path,
    message: {
      fr: `« ${name} » : ce champ n’existe pas, il serait ignoré sans qu’on le voie. Retirez-le ou prenez l’un de : ${known}.`,
      en: `“${name}”: there is no such field, it would be ignored unseen. Remove it or take one of: ${known}.`,
    },
  };
}

/** What stands there may be a secret, which is not repeated. */
const HOLDS_SECRETS = /\.headers\.|\.push\./;

function whatOf(issue: Issue, name: string, written: string | undefined): Bilingual {
  if (name === 'territory') {
    return { fr: 'Le fichier ne déclare pas de territoire.', en: 'The file declares no territory.' };
  }
  if (issue.code === 'custom' && name === 'feeds') {
    return {
      fr: '« feeds » : deux flux ont le même id, leurs arrêts se confondraient.',
      en: '“feeds”: two feeds have the same id, their stops could not be told apart.',
    };
  }
  if (issue.code === 'custom' && name === 'streets') {
    return {
      fr: '« streets » : un extrait a le même id qu’un autre, qu’un flux ou que « heights ».',
      en: '“streets”: an extract has the id of another one, of a feed or of “heights”.',
    };
  }
  if (issue.message.includes('stands in the file')) {
    return {
      fr: `« ${name} » : un secret ne se met pas dans ce fichier, que d’autres lisent.`,
      en: `“${name}”: a secret does not belong in this file, which others read.`,
    };
  }
  if (issue.message.includes('received undefined') || issue.message.includes('received null')) {
    return { fr: `« ${name} » manque.`, en: `“${name}” is missing.` };
  }
  if (written !== undefined && !HOLDS_SECRETS.test(name)) {
    return { fr: `« ${name} » : « ${written} » ne convient pas.`, en: `“${name}”: “${written}” will not do.` };
  }
  return { fr: `« ${name} » n’a pas la bonne forme.`, en: `“${name}” does not have the proper form.` };
}
