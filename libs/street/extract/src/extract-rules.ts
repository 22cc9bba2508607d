import type { Bilingual, Notice, NoticeGroup, Severity } from '@maillage/kernel';

interface Rule extends Bilingual {
  readonly severity: Severity;
}

/** What we say about an extract, with what to do about it. */
const RULES = {
  EXTRACT_EMPTY: {
    severity: 'error',
    fr: 'L’extrait est vide (0 octet). Vérifiez l’export et publiez-le à nouveau.',
    en: 'The extract is empty (0 bytes). Check the export and publish it again.',
  },
  NOT_AN_EXTRACT: {
    severity: 'error',
    fr: 'Ce fichier n’est pas un extrait OpenStreetMap au format .osm.pbf. Vérifiez l’adresse ou l’export.',
    en: 'This file is not an OpenStreetMap extract in the .osm.pbf format. Check the address or the export.',
  },
  HTML_PAGE: {
    severity: 'error',
    fr: 'Une page HTML a été reçue à la place de l’extrait (connexion requise ou erreur du serveur ?). Vérifiez l’adresse.',
    en: 'HTML page received instead of the extract (a login or error page?). Check the address.',
  },
  EXTRACT_OTHER_FORMAT: {
    severity: 'error',
    fr: 'Ce fichier est une archive ou un fichier .osm en XML. Convertissez-le : « osmium cat fichier -o ville.osm.pbf ».',
    en: 'This file is an archive or an .osm file in XML. Convert it: “osmium cat file -o town.osm.pbf”.',
  },
  EXTRACT_TRUNCATED: {
    severity: 'error',
    fr: 'L’extrait est coupé : il s’arrête au milieu d’un bloc. Téléchargez-le ou publiez-le à nouveau.',
    en: 'The extract is cut short: it ends inside a block. Download or publish it again.',
  },
  EXTRACT_CORRUPT: {
    severity: 'error',
    fr: 'L’extrait est abîmé : un bloc ne peut pas être lu. Téléchargez-le ou publiez-le à nouveau.',
    en: 'The extract is damaged: a block cannot be read. Download or publish it again.',
  },
  EXTRACT_BLOCK_TOO_LARGE: {
    severity: 'error',
    fr: 'Un bloc de l’extrait dépasse 32 Mio, la limite du format ; il n’a pas été ouvert. Recréez l’extrait avec osmium.',
    en: 'A block of the extract is larger than 32 MiB, the limit of the format; it was not opened. Make it again with osmium.',
  },
  EXTRACT_COMPRESSION: {
    severity: 'error',
    fr: 'Les blocs sont compressés autrement qu’avec zlib (lz4, zstd, lzma…). Recréez l’extrait : « osmium cat -f pbf,pbf_compression=zlib ».',
    en: 'The blocks are compressed otherwise than by zlib (lz4, zstd, lzma…). Make it again: “osmium cat -f pbf,pbf_compression=zlib”.',
  },
  EXTRACT_HISTORY: {
    severity: 'error',
    fr: 'C’est un fichier d’historique, avec toutes les versions de chaque objet. Publiez l’état présent : « osmium time-filter ».',
    en: 'This is a history file, with all versions of each object. Publish the present state: “osmium time-filter”.',
  },
  EXTRACT_FEATURE: {
    severity: 'error',
    fr: 'L’extrait exige une extension du format que cette version ne connaît pas. Recréez-le avec osmium.',
    en: 'The extract demands an extension of the format that this release does not know. Make it again with osmium.',
  },
  EXTRACT_TOO_LARGE: {
    severity: 'error',
    fr: 'L’extrait compte plus de 60 millions de points, bien plus qu’un territoire. Découpez-le : « osmium extract -b ouest,sud,est,nord ».',
    en: 'The extract has more than 60 million points, far more than a territory. Cut it: “osmium extract -b west,south,east,north”.',
  },
  EXTRACT_NO_STREETS: {
    severity: 'error',
    fr: 'L’extrait ne contient aucune rue (aucun « highway »). Vérifiez l’emprise et les filtres de l’extraction.',
    en: 'The extract holds no street at all (no “highway”). Check the area and the filters of the extraction.',
  },
  EXTRACT_AREA_CHANGED: {
    severity: 'warning',
    fr: 'L’extrait est tout entier ailleurs que celui en service. Vérifiez-le, ou confirmez la publication si c’est voulu.',
    en: 'The extract lies wholly elsewhere than the active one. Check it, or confirm the publication if that is meant.',
  },
  EXTRACT_REGRESSION: {
    severity: 'warning',
    fr: 'L’extrait compte bien moins de rues que celui en service. Confirmez la publication si c’est voulu.',
    en: 'The extract has far fewer streets than the active one. Confirm the publication if that is meant.',
  },
  STOPS_WITHOUT_STREETS: {
    severity: 'warning',
    fr: 'Des arrêts n’ont aucune rue à moins de 250 m : on y marche à vol d’oiseau. Vérifiez l’emprise des extraits.',
    en: 'Some stops have no street within 250 m: walks there go as the crow flies. Check the area of the extracts.',
  },
  EXTRACT_MISSING_NODES: {
    severity: 'info',
    fr: 'Des rues sont coupées au bord de l’extrait : leurs points manquants sont laissés de côté, le reste est utilisé.',
    en: 'Streets are cut at the edge of the extract: their missing points are left out, the rest is used.',
  },
} as const satisfies Record<string, Rule>;

export type ExtractRule = keyof typeof RULES;

export function extractNotices(code: ExtractRule, count = 1, value?: string): NoticeGroup {
  const { severity, fr, en } = RULES[code];
  const sample: Notice = {
    code,
    severity,
    message: { fr, en },
    ...(value !== undefined && { value: value.slice(0, 200) }),
  };
  return { code, severity, count, samples: [sample] };
}

/** An extract that is refused as a whole. */
export class ExtractRefusal extends Error {
  override readonly name = 'ExtractRefusal';
  readonly notices: NoticeGroup;

  constructor(code: ExtractRule, value?: string) {
    super(code);
    this.notices = extractNotices(code, 1, value);
  }
}
