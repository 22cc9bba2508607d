/** What a person reads: French is the reference, English is complete. */
export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}
