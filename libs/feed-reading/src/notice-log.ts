import type { Notice, NoticeGroup, Severity } from '@maillage/kernel';
import { messageOfRule, type Rule } from './rule.js';

const KEPT_SAMPLES = 20;
const MAX_VALUE_LENGTH = 200;

/** Where in a feed something was found; the members are those of `Notice`. */
type Place = Pick<Notice, 'file' | 'row' | 'field' | 'value'>;

interface Entry {
  readonly rule: Rule;
  count: number;
  readonly samples: Notice[];
}

/** Collects findings: all are counted, the first of each code are kept. */
export class NoticeLog {
  private readonly faultyFiles = new Set<string>();

  constructor(
    private readonly entries = new Map<string, Entry>(),
    private readonly mostSevere: Severity = 'error',
  ) {}

  /** The same log for something that we can do without: its errors are warnings and refuse nothing. */
  forOptional(): NoticeLog {
    return new NoticeLog(this.entries, 'warning');
  }

  /** `count` is how many findings one notice stands for. */
  add(spoken: Rule, place: Place = {}, values: Readonly<Record<string, string | number>> = {}, count = 1): void {
    const isTooSevere = RANK[spoken.severity] < RANK[this.mostSevere];
    const rule = isTooSevere ? { ...spoken, severity: this.mostSevere } : spoken;
    const key = `${rule.code} ${rule.severity}`;
    const entry = this.entries.get(key) ?? { rule, count: 0, samples: [] };
    this.entries.set(key, entry);
    entry.count += count;
    if (rule.severity === 'error' && place.file !== undefined) this.faultyFiles.add(place.file);
    if (entry.samples.length < KEPT_SAMPLES) entry.samples.push(noticeOf(rule, place, values));
  }

  get hasErrors(): boolean {
    return [...this.entries.values()].some(({ rule }) => rule.severity === 'error');
  }

  /** Whether an error is known about this file. */
  hasErrorsIn(file: string): boolean {
    return this.faultyFiles.has(file);
  }

  /** How often a rule spoke. */
  count(rule: Rule): number {
    return this.entries.get(`${rule.code} ${rule.severity}`)?.count ?? 0;
  }

  /** Errors first, then warnings, then the rest; among equals in the order of their first appearance. */
  groups(): NoticeGroup[] {
    return [...this.entries.values()]
      .map(({ rule, count, samples }) => ({ code: rule.code, severity: rule.severity, count, samples }))
      .sort((left, right) => RANK[left.severity] - RANK[right.severity]);
  }
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

function noticeOf(rule: Rule, place: Place, values: Readonly<Record<string, string | number>>): Notice {
  const value = place.value === undefined ? {} : { value: place.value.slice(0, MAX_VALUE_LENGTH) };
  return { code: rule.code, severity: rule.severity, ...place, ...value, message: messageOfRule(rule, values) };
}
