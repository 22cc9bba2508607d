import { labelValue, METRICS, type MetricName } from '@maillage/ports';

/** One line of the exposition. */
export interface Sample {
  /** `_bucket`, `_sum` and `_count` of a histogram. */
  readonly suffix: string;
  /** Between the braces. */
  readonly labels: string;
  readonly value: number;
}

/** A name with all its samples, in the Prometheus text format; nothing when there are none. */
export function renderMetric(name: MetricName, samples: readonly Sample[]): string {
  if (samples.length === 0) return '';
  const { help, kind } = METRICS[name];
  const lines = samples.map(
    ({ suffix, labels, value }) => `${name}${suffix}${labels === '' ? '' : `{${labels}}`} ${numberText(value)}`,
  );
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...lines, ''].join('\n');
}

/** `territory="town",feed="bus"`, in the order of the names. */
export const labelText = (names: readonly string[], labels: Readonly<Record<string, string>>): string =>
  names.map((name) => `${name}="${labelValue(labels[name])}"`).join(',');

const numberText = (value: number): string =>
  Number.isFinite(value) ? String(value) : Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
