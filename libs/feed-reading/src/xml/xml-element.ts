/** An element with what is inside it; names are without prefix. */
export class XmlElement {
  readonly children: XmlElement[] = [];
  private content = '';

  constructor(
    readonly name: string,
    private readonly attributes: ReadonlyMap<string, string>,
  ) {}

  /** Grows its own text up to a limit. */
  append(piece: string, most: number): void {
    if (this.content.length < most) this.content = (this.content + piece).slice(0, most);
  }

  attribute(name: string): string {
    return this.attributes.get(name)?.trim() ?? '';
  }

  /** Its own text without the spaces around it. */
  get text(): string {
    return this.content.trim();
  }

  child(name: string): XmlElement | undefined {
    return this.children.find((child) => child.name === name);
  }

  /** The text of the first element at the end of a path of names; empty when there is none. */
  textAt(...path: readonly string[]): string {
    const [name, ...rest] = path;
    return name === undefined ? this.text : (this.child(name)?.textAt(...rest) ?? '');
  }

  /** Every element of a name inside it, at any depth, in the order of the document. */
  all(name: string): XmlElement[] {
    return this.children.flatMap((child) => [...(child.name === name ? [child] : []), ...child.all(name)]);
  }

  /** The first element of a name inside it, at any depth. */
  find(name: string): XmlElement | undefined {
    for (const child of this.children) {
      const found = child.name === name ? child : child.find(name);
      if (found) return found;
    }
    return undefined;
  }
}
