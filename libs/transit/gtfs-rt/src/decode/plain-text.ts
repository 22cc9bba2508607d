const TAG = /<[a-z/!][^<>]*>/gi;
const LINE_TAG = /<(?:br|\/p|\/div|\/li|\/h\d|\/tr)\b[^<>]*>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;

/** Whether a text that should be plain is written in HTML, as several publishers do. */
export const isMarkup = (text: string): boolean => text.search(TAG) >= 0;

/** What a reader of the HTML would see: lines and characters. */
export const toPlainText = (markup: string): string =>
  markup
    .replace(/\s+/g, ' ')
    .replace(LINE_TAG, '\n')
    .replace(TAG, '')
    .replace(ENTITY, (whole: string, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? whole;
      const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
    })
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const NAMED = new Map(
  Object.entries({
    amp: '&',
    apos: "'",
    quot: '"',
    lt: '<',
    gt: '>',
    nbsp: ' ',
    agrave: 'à',
    acirc: 'â',
    ccedil: 'ç',
    eacute: 'é',
    egrave: 'è',
    ecirc: 'ê',
    euml: 'ë',
    icirc: 'î',
    iuml: 'ï',
    ocirc: 'ô',
    oelig: 'œ',
    ugrave: 'ù',
    ucirc: 'û',
    Agrave: 'À',
    Ccedil: 'Ç',
    Eacute: 'É',
    Egrave: 'È',
    Ecirc: 'Ê',
    laquo: '«',
    raquo: '»',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    bull: '•',
    middot: '·',
    deg: '°',
    euro: '€',
    rarr: '→',
  }),
);
