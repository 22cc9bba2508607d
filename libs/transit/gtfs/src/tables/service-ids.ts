import { TextPool } from '../csv/text-pool.js';
import { danglingReference } from '../rules/dangling-reference.rule.js';
import { missingValue } from '../rules/missing-value.rule.js';
import { nullLiteral } from '../rules/null-literal.rule.js';
import { isNullLiteralAt } from './null-literal.js';
import type { Row } from './row.js';

/** The ids of services, which two files may introduce. */
export class ServiceIds {
  private readonly pool = new TextPool();

  get texts(): readonly string[] {
    return this.pool.texts;
  }

  /** The service of a row that introduces services; −1, and told, when it names none. */
  read<Name extends string>(row: Row<Name | 'service_id'>): number {
    if (row.isEmpty('service_id')) {
      row.notice(missingValue, 'service_id');
      return -1;
    }
    const { bytes, starts, ends } = row.record;
    const position = row.position('service_id');
    return this.pool.number(bytes, starts[position] as number, ends[position] as number, () => row.id('service_id'));
  }

  /** The service that a row refers to; −1, and told, when there is none. */
  refer<Name extends string>(row: Row<Name | 'service_id'>): number {
    const { bytes, starts, ends } = row.record;
    const position = row.position('service_id');
    const start = starts[position] as number;
    const end = ends[position] as number;
    const service = this.pool.find(bytes, start, end);
    if (service >= 0) return service;
    if (start === end) row.notice(missingValue, 'service_id');
    else if (isNullLiteralAt(bytes, start, end)) row.notice(nullLiteral, 'service_id');
    else row.notice(danglingReference, 'service_id', { target: 'calendar.txt' });
    return -1;
  }
}
