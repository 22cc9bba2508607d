/** What one document may cost; beyond it the document is refused. */
export interface DocumentLimits {
  readonly bytes: number;
  /** Objects, lists or elements inside one another. */
  readonly depth: number;
  /** Values of a JSON document, elements of an XML document, rows of a table. */
  readonly values: number;
}

export const DOCUMENT_LIMITS: DocumentLimits = { bytes: 64 * 1024 * 1024, depth: 64, values: 5_000_000 };

/** How a limit is called in a notice. */
export const LIMIT_UNITS = {
  bytes: { unit_fr: 'octets', unit_en: 'bytes' },
  depth: { unit_fr: 'niveaux', unit_en: 'levels' },
  values: { unit_fr: 'valeurs', unit_en: 'values' },
} as const;
