/** How a thread must be started when it runs from TypeScript sources (specs, tools) rather than from `dist`. */
export function sourceArguments(entry: URL): string[] {
  if (!entry.pathname.endsWith('.ts')) return [];
  const hook = new URL('../../../../../tools/register-source.mjs', import.meta.url);
  return ['--conditions=@maillage/source', '--import', hook.href];
}
