import { Problem, type Bilingual } from '@maillage/kernel';

/** Why a parameter is refused: the status and the title belong to the code, the detail says what to write instead. */
const CODES = {
  MISSING_PARAMETER: { status: 400, fr: 'Un paramètre manque', en: 'A parameter is missing' },
  INVALID_PARAMETER: { status: 400, fr: 'Un paramètre est illisible', en: 'A parameter cannot be read' },
  DUPLICATE_PARAMETER: { status: 400, fr: 'Un paramètre est donné plusieurs fois', en: 'A parameter is given twice' },
  INVALID_COORDINATE: { status: 400, fr: 'Coordonnées impossibles', en: 'Impossible coordinates' },
  INVALID_TIME: { status: 400, fr: 'Date et heure illisibles', en: 'Date and time cannot be read' },
  INVALID_CURSOR: { status: 400, fr: 'Curseur de page illisible', en: 'The page cursor cannot be read' },
  INVALID_TRIP_ID: { status: 400, fr: 'Identifiant de course illisible', en: 'The trip id cannot be read' },
  LIMIT_EXCEEDED: { status: 422, fr: 'Une limite est dépassée', en: 'A limit is exceeded' },
  OFFSETS_NOT_SUPPORTED_YET: {
    status: 422,
    fr: 'Les temps d’accès fournis par le client ne sont pas encore pris en charge',
    en: 'Access times computed by the client are not supported yet',
  },
} as const;

/** For a parameter that means something only beside another one. */
export const missingBeside = (other: string): Refusal =>
  new Refusal('MISSING_PARAMETER', {
    fr: `ce paramètre va avec ${other}, donnez les deux ou aucun`,
    en: `this parameter goes with ${other}, give both or none`,
  });

export type RefusalCode = keyof typeof CODES;

/** What is wrong with one parameter; never holds what was sent. */
export class Refusal {
  constructor(
    readonly code: RefusalCode,
    readonly advice: Bilingual,
  ) {}

  problemAbout(parameter: string): Problem {
    const { status, fr, en } = CODES[this.code];
    const detail = { fr: `${parameter} : ${this.advice.fr}.`, en: `${parameter}: ${this.advice.en}.` };
    return new Problem(status, this.code, { fr, en }, detail, { parameter });
  }
}
