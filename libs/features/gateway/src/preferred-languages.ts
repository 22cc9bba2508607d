/** The tags of `Accept-Language` (RFC 9110), by weight. */
export function preferredLanguages(header: string): readonly string[] {
  const ranges = header.slice(0, 200).split(',').slice(0, 10).map(weighted);
  return ranges
    .filter(({ tag, weight }) => /^[a-z]{2,3}(-[a-z0-9]{1,8}){0,3}$/i.test(tag) && weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}

function weighted(range: string): { tag: string; weight: number } {
  const [tag = '', quality = 'q=1'] = range.split(';').map((part) => part.trim());
  return { tag, weight: Number(quality.replace(/^q=/i, '')) || 0 };
}
