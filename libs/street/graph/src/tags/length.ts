/** Metres of a length as OSM writes it: `0.9`, `90 cm`, `2,5 m`, `6'7"`; undefined for anything else. */
export function parseMetres(text: string | undefined): number | undefined {
  const feet = /^(\d+)'(?:(\d+)")?$/.exec(text ?? '');
  if (feet) return Number(feet[1]) * 0.3048 + Number(feet.at(2) ?? 0) * 0.0254;
  const match = /^(\d+(?:[.,]\d+)?)\s*(mm|cm|m|ft)?$/.exec(text?.trim() ?? '');
  return match ? Number(match[1].replace(',', '.')) * (METRES.get(match[2]) ?? 1) : undefined;
}

const METRES = new Map<string | undefined, number>([
  ['mm', 0.001],
  ['cm', 0.01],
  ['ft', 0.3048],
]);
