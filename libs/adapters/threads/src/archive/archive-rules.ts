import type { Bilingual, Notice } from '@maillage/kernel';

/** Why an archive cannot be read, with what to do about it. */
const RULES = {
  ARCHIVE_EMPTY: {
    fr: 'L’archive est vide (0 octet). Vérifiez l’export et publiez-la à nouveau.',
    en: 'The archive is empty (0 bytes). Check the export and publish it again.',
  },
  NOT_A_ZIP: {
    fr: 'Ce fichier n’est pas une archive ZIP. Vérifiez l’adresse ou l’export.',
    en: 'This file is not a ZIP archive. Check the address or the export.',
  },
  HTML_PAGE: {
    fr: 'Une page HTML a été reçue à la place de l’archive (connexion requise ou erreur du serveur ?). Vérifiez l’adresse.',
    en: 'HTML page received instead of the archive (a login or error page?). Check the address.',
  },
  ARCHIVE_CORRUPT: {
    fr: 'L’archive ZIP est abîmée ou coupée. Publiez-la à nouveau.',
    en: 'The ZIP archive is damaged or cut short. Publish it again.',
  },
  ARCHIVE_RATIO: {
    fr: 'Un fichier de l’archive est anormalement compressé ou trop grand une fois décompressé. L’archive n’a pas été ouverte.',
    en: 'A file of the archive is compressed abnormally or too large once unpacked. The archive was not opened.',
  },
  ARCHIVE_OVERLAP: {
    fr: 'Des fichiers de l’archive se chevauchent. Recréez l’archive avec un outil courant.',
    en: 'Files of the archive overlap. Make the archive again with an ordinary tool.',
  },
  ARCHIVE_NESTED: {
    fr: 'L’archive contient une autre archive au lieu des fichiers GTFS. Publiez l’archive intérieure.',
    en: 'The archive holds another archive instead of GTFS files. Publish the inner archive.',
  },
  ARCHIVE_FOLDERS: {
    fr: 'Les fichiers GTFS sont répartis dans plusieurs dossiers. Placez-les tous à la racine de l’archive.',
    en: 'The GTFS files are spread over several folders. Put all of them at the root of the archive.',
  },
  ARCHIVE_PATH: {
    fr: 'Un nom de fichier de l’archive est interdit (chemin, lien ou nom trop long). Recréez l’archive.',
    en: 'A file name in the archive is not allowed (path, link or over-long name). Make the archive again.',
  },
  ARCHIVE_ENTRIES: {
    fr: 'L’archive contient trop de fichiers ou deux fois le même. Recréez l’archive.',
    en: 'The archive holds too many files or the same one twice. Make the archive again.',
  },
  ARCHIVE_ENCRYPTED: {
    fr: 'L’archive est protégée par un mot de passe. Publiez-la sans chiffrement.',
    en: 'The archive is protected by a password. Publish it without encryption.',
  },
  ARCHIVE_METHOD: {
    fr: 'L’archive utilise une compression inconnue. Utilisez « deflate », le mode ordinaire.',
    en: 'The archive uses an unknown compression. Use “deflate”, the ordinary one.',
  },
  ARCHIVE_FILE_NAME_CASE: {
    fr: 'Un nom de fichier n’est pas en minuscules ; il a été lu quand même. Renommez-le.',
    en: 'A file name is not in lower case; it was read all the same. Rename it.',
  },
} as const satisfies Record<string, Bilingual>;

export type ArchiveRule = keyof typeof RULES;

export function archiveNotice(code: ArchiveRule, file?: string): Notice {
  const severity = code === 'ARCHIVE_FILE_NAME_CASE' ? 'warning' : 'error';
  const shown = file?.replace(/[^\x20-\x7e\u00a0-\uffff]/g, '?').slice(0, 200);
  return { code, severity, message: RULES[code], ...(shown !== undefined && { file: shown }) };
}

/** An archive that is refused as a whole. */
export class ArchiveRefusal extends Error {
  override readonly name = 'ArchiveRefusal';
  readonly notice: Notice;

  constructor(code: ArchiveRule, file?: string) {
    super(code);
    this.notice = archiveNotice(code, file);
  }
}
