import type { WayRule } from '../tags/way-rule.js';

/** Each text once; 0 is the empty one. */
export class TextTable {
  readonly texts = [''];
  private readonly indexOf = new Map([['', 0]]);

  index(text: string): number {
    const known = this.indexOf.get(text);
    if (known !== undefined) return known;
    this.texts.push(text);
    this.indexOf.set(text, this.texts.length - 1);
    return this.texts.length - 1;
  }
}

/** Each rule once. */
export class RuleTable {
  readonly rules: WayRule[] = [];
  private readonly indexOf = new Map<string, number>();

  index(rule: WayRule): number {
    const key = `${rule.classes.join(' ')} ${rule.endsOnly}`;
    const known = this.indexOf.get(key);
    if (known !== undefined) return known;
    this.rules.push(rule);
    this.indexOf.set(key, this.rules.length - 1);
    return this.rules.length - 1;
  }
}
