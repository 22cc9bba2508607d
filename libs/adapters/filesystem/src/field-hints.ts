import { PARKING_PROFILES } from '@maillage/contracts';
import type { Bilingual } from '@maillage/kernel';

const SECONDS: Bilingual = {
  fr: 'Écrivez un nombre entier de secondes, de 0 à 3600.',
  en: 'Write a whole number of seconds, from 0 to 3600.',
};

const WEIGHT: Bilingual = {
  fr: 'Écrivez un nombre de minutes, de 0 à 1000 ; voir docs/ranking.md.',
  en: 'Write a number of minutes, from 0 to 1000; see docs/ranking.md.',
};

const HEADERS: Bilingual = {
  fr: 'Écrivez « { Authorization: ${NOM} } » : un secret vient d’une variable de l’environnement, entière ou après un mot comme Bearer.',
  en: 'Write “{ Authorization: ${NAME} }”: a secret comes from a variable of the environment, alone or after a word such as Bearer.',
};

const AUTHORITY: Bilingual = {
  fr: 'Écrivez le chemin d’un fichier PEM, relatif à ce fichier : l’autorité qui a signé le certificat du serveur.',
  en: 'Write the path of a PEM file, relative to this file: the authority that signed the certificate of the server.',
};

const LICENCE: Bilingual = {
  fr: 'Écrivez la licence des données, par exemple « ODbL-1.0 » ou « etalab-2.0 ».',
  en: 'Write the licence of the data, for instance “ODbL-1.0” or “etalab-2.0”.',
};

const ATTRIBUTION: Bilingual = {
  fr: 'Écrivez qui la licence demande de nommer, en 300 caractères au plus.',
  en: 'Write whom the licence wants named, in at most 300 characters.',
};

/** What to write into a field, by its name without indices. */
export const FIELD_HINTS: Readonly<Record<string, Bilingual>> = {
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
  'clock.speed': {
    fr: 'combien de secondes du territoire passent en une seconde, de 1 à 120',
    en: 'how many seconds of the territory pass in a second, from 1 to 120',
  },
  'clock.mode': {
    fr: 'Écrivez « running » (l’heure avance) ou « fixed » (elle reste).',
    en: 'Write “running” (time goes on) or “fixed” (it stands).',
  },
  fetch: {
    fr: 'Écrivez « { allow: [127.0.0.1, "[::1]"] } », ou rien pour les seules adresses publiques.',
    en: 'Write “{ allow: [127.0.0.1, "[::1]"] }”, or nothing for public addresses only.',
  },
  'fetch.allow': {
    fr: 'Écrivez des adresses ou des réseaux, par exemple « [10.0.0.0/8, 127.0.0.1:8080, "[::1]"] » ; pas de nom.',
    en: 'Write addresses or subnets, for instance “[10.0.0.0/8, 127.0.0.1:8080, "[::1]"]”; no names.',
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
    fr: 'Écrivez le chemin d’un fichier ou d’un dossier, relatif à ce fichier, ou une adresse http(s) ; un mot de passe y est ${NOM}.',
    en: 'Write the path of a file or a folder, relative to this file, or an http(s) address; a password in it is ${NAME}.',
  },
  'feeds.profile': {
    fr: `Écrivez le format des parkings : ${PARKING_PROFILES.join(', ')}.`,
    en: `Write the format of the car parks: ${PARKING_PROFILES.join(', ')}.`,
  },
  'feeds.refresh': {
    fr: 'Écrivez une durée comme 30s, 15m, 6h ou 7d (5s au moins en temps réel), ou rien pour ne lire le flux qu’une fois.',
    en: 'Write a duration such as 30s, 15m, 6h or 7d (5s at least for realtime), or nothing to read the feed once.',
  },
  'feeds.for': {
    fr: 'Écrivez l’id d’un flux gtfs de ce fichier, celui dont ce temps réel parle.',
    en: 'Write the id of a gtfs feed of this file, the one that this realtime feed speaks of.',
  },
  'feeds.headers': HEADERS,
  'streets.headers': HEADERS,
  'heights.headers': HEADERS,
  'feeds.ca': AUTHORITY,
  'streets.ca': AUTHORITY,
  'heights.ca': AUTHORITY,
  'feeds.push': {
    fr: 'Écrivez « { token: ${NOM} } » : l’exploitant envoie le flux avec ce jeton, pris dans l’environnement.',
    en: 'Write “{ token: ${NAME} }”: the operator sends the feed with this token, taken from the environment.',
  },
  'feeds.push.token': {
    fr: 'Écrivez ${NOM}, le nom d’une variable de l’environnement en majuscules, par exemple ${CTS_JETON}.',
    en: 'Write ${NAME}, the name of a variable of the environment in capitals, for instance ${CTS_TOKEN}.',
  },
  'feeds.live': {
    fr: 'Écrivez « { url: https://…, refresh: 60s } » : où trouver les places libres, si ce n’est à « url » (parking).',
    en: 'Write “{ url: https://…, refresh: 60s }”: where the free places are told, if not at “url” (parking).',
  },
  'feeds.live.url': {
    fr: 'Écrivez un chemin relatif à ce fichier, ou une adresse http(s) ; un mot de passe y est ${NOM}.',
    en: 'Write a path relative to this file, or an http(s) address; a password in it is ${NAME}.',
  },
  'feeds.live.refresh': {
    fr: 'Écrivez une durée comme 30s ou 1m, au moins 5s.',
    en: 'Write a duration such as 30s or 1m, at least 5s.',
  },
  'feeds.live.profile': {
    fr: `Écrivez le format des places libres : ${PARKING_PROFILES.join(', ')}.`,
    en: `Write the format of the free places: ${PARKING_PROFILES.join(', ')}.`,
  },
  'feeds.licence': LICENCE,
  'feeds.attribution': ATTRIBUTION,
  'streets.licence': LICENCE,
  'streets.attribution': ATTRIBUTION,
  'heights.licence': LICENCE,
  'heights.attribution': ATTRIBUTION,
  'feeds.max_age': {
    fr: 'Écrivez une durée comme 5m ou 15m, après laquelle l’état du moment n’est plus cru (gtfs-rt, gbfs et parking).',
    en: 'Write a duration such as 5m or 15m, after which the moment’s state is no longer believed (gtfs-rt, gbfs and parking).',
  },
};
