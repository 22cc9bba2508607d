/** What a server said about its content, as one text: the entity tag, a bar, the date; a date holds no bar. */
export function validatorOf(headers: Readonly<Record<string, string | string[] | undefined>>): string | undefined {
  const [tag, date] = [headers['etag'], headers['last-modified']].map((value) =>
    typeof value === 'string' ? value : '',
  );
  return tag || date ? `${tag ?? ''}|${date ?? ''}` : undefined;
}

/** The request headers that ask for the content only when it is another (RFC 9110, 13.1). */
export function conditionsOf(validator: string | undefined): Record<string, string> {
  if (validator === undefined) return {};
  const bar = validator.lastIndexOf('|');
  const [tag, date] = [validator.slice(0, Math.max(bar, 0)), validator.slice(bar + 1)];
  return { ...(tag && { 'if-none-match': tag }), ...(date && { 'if-modified-since': date }) };
}
