interface Route {
  readonly method: string | readonly string[];
  readonly url: string;
}

/** Which methods each address answers to, to tell 405 from 404. */
export class RouteMethods {
  private readonly routes: { readonly pattern: readonly string[]; readonly methods: readonly string[] }[] = [];

  add({ method, url }: Route): void {
    this.routes.push({ pattern: url.split('/'), methods: typeof method === 'string' ? [method] : method });
  }

  /** Methods of the routes that match the path of `url`, sorted. */
  allowedAt(url: string): readonly string[] {
    const path = url.replace(/[?#;].*/s, '').split('/');
    const found = this.routes.filter(({ pattern }) => matches(pattern, path)).flatMap(({ methods }) => methods);
    return [...new Set(found)].sort();
  }
}

/** A segment `:name` matches any text that is not empty, `*` the rest. */
function matches(pattern: readonly string[], path: readonly string[]): boolean {
  if (pattern.at(-1) === '*') return pattern.slice(0, -1).every((segment, index) => fits(segment, path[index]));
  return pattern.length === path.length && pattern.every((segment, index) => fits(segment, path[index]));
}

const fits = (segment: string, text: string | undefined): boolean =>
  segment.startsWith(':') ? text !== undefined && text !== '' : segment === text;
