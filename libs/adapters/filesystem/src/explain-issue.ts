import { PARKING_PROFILES } from '@maillage/contracts';
import type { Bilingual } from '@maillage/kernel';

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
  const hint = HINTS[name] ?? { fr: 'Suivez l’exemple du README.', en: 'Follow the README’s example.' };
  const what = whatOf(issue, name, written);
  return [{ path: issue.path, message: { fr: `${what.fr} ${hint.fr}`, en: `${what.en} ${hint.en}` } }];
}

/** The field's name without its index, e.g. `feeds.url`. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path.filter((part) => typeof part === 'string').join('.') || 'territory';

function unknownField(path: readonly PropertyKey[]): Explanation {
  const name = String(path.at(-1));
  const parent = nameOf(path.slice(0, -1));
  const known = Object.keys(HINTS)
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
  if (issue.message.includes('received undefined') || issue.message.includes('received null')) {
    return { fr: `« ${name} » manque.`, en: `“${name}” is missing.` };
  }
  if (written !== undefined) {
    return { fr: `« ${name} » : « ${written} » ne convient pas.`, en: `“${name}”: “${written}” will not do.` };
  }
  return { fr: `« ${name} » n’a pas la bonne forme.`, en: `“${name}” does not have the proper form.` };
}

const SECONDS: Bilingual = {
  fr: 'Écrivez un nombre entier de secondes, de 0 à 3600.',
  en: 'Write a whole number of seconds, from 0 to 3600.',
};

const WEIGHT: Bilingual = {
  fr: 'Écrivez un nombre de minutes, de 0 à 1000 ; voir docs/ranking.md.',
  en: 'Write a number of minutes, from 0 to 1000; see docs/ranking.md.',
};

const HINTS: Readonly<Record<string, Bilingual>> = {
  territory: {
    fr: 'Le fichier doit contenir id, name, timezone et feeds.',
    en: 'The file must hold id, name, timezone and feeds.',
  },
  id: {
    fr: 'Donnez au territoire 1 à 40 caractères parmi a-z, 0-9 et « - », par exemple « strasbourg ».',
    en: 'Give the territory 1 to 40 characters out of a-z, 0-9 and “-”, for instance “strasbourg”.',
  },
  name: {
    fr: 'Écrivez le nom que les voyageurs connaissent, en 200 caractères au plus.',
    en: 'Write the name that travellers know, in at most 200 characters.',
  },
  timezone: {
    fr: 'Écrivez un nom de la base IANA, par exemple « Europe/Paris ».',
    en: 'Write a name of the IANA database, for instance “Europe/Paris”.',
  },
  clock: {
    fr: 'Écrivez « { at: 2026-01-20T07:00:00+01:00, mode: running } », ou rien pour l’heure réelle.',
    en: 'Write “{ at: 2026-01-20T07:00:00+01:00, mode: running }”, or nothing for real time.',
  },
  'clock.at': {
    fr: 'Écrivez date, heure et décalage, par exemple « 2026-01-20T07:00:00+01:00 ».',
    en: 'Write date, time and offset, for instance “2026-01-20T07:00:00+01:00”.',
  },
  'clock.mode': {
    fr: 'Écrivez « running » (l’heure avance) ou « fixed » (elle reste).',
    en: 'Write “running” (time goes on) or “fixed” (it stands).',
  },
  streets: {
    fr: 'Écrivez une liste, par exemple « [{ url: ./ville.osm.pbf }] ».',
    en: 'Write a list, for instance “[{ url: ./town.osm.pbf }]”.',
  },
  'streets.url': {
    fr: 'Écrivez le chemin d’un fichier .osm.pbf, relatif à ce fichier, ou une adresse http(s).',
    en: 'Write the path of an .osm.pbf file, relative to this file, or an http(s) address.',
  },
  'streets.id': {
    fr: 'Donnez à l’extrait 1 à 40 caractères parmi a-z, 0-9 et « - », ou rien : « streets », « streets-2 »…',
    en: 'Give the extract 1 to 40 characters out of a-z, 0-9 and “-”, or nothing: “streets”, “streets-2” …',
  },
  'streets.refresh': {
    fr: 'Écrivez une durée comme 1d ou 7d, ou rien pour ne lire l’extrait qu’une fois.',
    en: 'Write a duration such as 1d or 7d, or nothing to read the extract once.',
  },
  heights: {
    fr: 'Écrivez « { url: ./N48E007.hgt } », ou le chemin d’un dossier de ces tuiles.',
    en: 'Write “{ url: ./N48E007.hgt }”, or the path of a folder of such tiles.',
  },
  'heights.url': {
    fr: 'Écrivez le chemin d’une tuile SRTM (.hgt) ou d’un dossier de tuiles, relatif à ce fichier.',
    en: 'Write the path of an SRTM tile (.hgt) or of a folder of tiles, relative to this file.',
  },
  planning: {
    fr: 'Écrivez par exemple « { parkingSeconds: 300, rentSeconds: 60 } », ou rien pour les valeurs usuelles.',
    en: 'Write for instance “{ parkingSeconds: 300, rentSeconds: 60 }”, or nothing for the usual values.',
  },
  'planning.changeSeconds': SECONDS,
  'planning.parkingSeconds': SECONDS,
  'planning.bikeParkingSeconds': SECONDS,
  'planning.rentSeconds': SECONDS,
  'planning.returnSeconds': SECONDS,
  'planning.co2': {
    fr: 'Écrivez par exemple « { inhabitants: 90000, bus: diesel, car: thermal } », ou rien.',
    en: 'Write for instance “{ inhabitants: 90000, bus: diesel, car: thermal }”, or nothing.',
  },
  'planning.co2.inhabitants': {
    fr: 'Écrivez le nombre d’habitants de l’agglomération, en chiffres.',
    en: 'Write the number of inhabitants of the agglomeration, in digits.',
  },
  'planning.co2.bus': { fr: 'Écrivez diesel, electric ou gnv.', en: 'Write diesel, electric or gnv.' },
  'planning.ranking': {
    fr: 'Écrivez des poids, par exemple « { transfers: 10, walking: 1 } » ; voir docs/ranking.md.',
    en: 'Write weights, for instance “{ transfers: 10, walking: 1 }”; see docs/ranking.md.',
  },
  'planning.ranking.arrival': WEIGHT,
  'planning.ranking.departure': WEIGHT,
  'planning.ranking.duration': WEIGHT,
  'planning.ranking.transfers': WEIGHT,
  'planning.ranking.walking': WEIGHT,
  'planning.ranking.waiting': WEIGHT,
  'planning.ranking.co2': WEIGHT,
  'planning.co2.car': { fr: 'Écrivez thermal ou electric.', en: 'Write thermal or electric.' },
  'heights.refresh': {
    fr: 'Écrivez une durée comme 7d, ou rien : le sol ne bouge guère.',
    en: 'Write a duration such as 7d, or nothing: the ground hardly moves.',
  },
  feeds: {
    fr: 'Écrivez au moins un flux, chacun avec son propre id : « - { id: bus, kind: gtfs, url: ./gtfs.zip } ».',
    en: 'Write at least one feed, each with its own id: “- { id: bus, kind: gtfs, url: ./gtfs.zip }”.',
  },
  'feeds.id': {
    fr: 'Donnez au flux 1 à 40 caractères parmi a-z, 0-9 et « - », par exemple « bus ».',
    en: 'Give the feed 1 to 40 characters out of a-z, 0-9 and “-”, for instance “bus”.',
  },
  'feeds.kind': {
    fr: 'Écrivez gtfs, gtfs-rt, gbfs ou parking.',
    en: 'Write gtfs, gtfs-rt, gbfs or parking.',
  },
  'feeds.url': {
    fr: 'Écrivez le chemin d’un fichier ou d’un dossier, relatif à ce fichier, ou une adresse http(s).',
    en: 'Write the path of a file or a folder, relative to this file, or an http(s) address.',
  },
  'feeds.profile': {
    fr: `Écrivez le format des parkings : ${PARKING_PROFILES.join(', ')}.`,
    en: `Write the format of the car parks: ${PARKING_PROFILES.join(', ')}.`,
  },
  'feeds.refresh': {
    fr: 'Écrivez une durée comme 30s, 15m, 6h ou 7d, ou rien pour ne lire le flux qu’une fois.',
    en: 'Write a duration such as 30s, 15m, 6h or 7d, or nothing to read the feed once.',
  },
  'feeds.max_age': {
    fr: 'Écrivez une durée comme 5m ou 15m, après laquelle un nombre de places ou de vélos n’est plus cru (gbfs et parking).',
    en: 'Write a duration such as 5m or 15m, after which a number of places or vehicles is no longer believed (gbfs and parking).',
  },
};
