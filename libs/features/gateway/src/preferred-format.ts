import type { AnswerFormat } from '@maillage/itinerary-model';

/** GeoJSON where `Accept` (RFC 9110) names it and prefers nothing that we have to it; JSON for everybody else. */
export function preferredFormat(header: string): AnswerFormat {
  const ranges = header.slice(0, 500).split(',').slice(0, 20).map(weighted);
  const weightOf = (...types: readonly string[]): number | undefined =>
    types.map((type) => ranges.find((range) => range.type === type)?.weight).find((weight) => weight !== undefined);
  const geojson = weightOf('application/geo+json') ?? 0;
  if (geojson === 0) return 'json';
  const named = weightOf('application/json');
  if (named !== undefined) return geojson > named ? 'geojson' : 'json';
  return geojson >= (weightOf('application/*', '*/*') ?? 0) ? 'geojson' : 'json';
}

function weighted(range: string): { readonly type: string; readonly weight: number } {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { type, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}
