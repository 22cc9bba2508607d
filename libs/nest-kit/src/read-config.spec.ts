import { describe, expect, it } from '@jest/globals';
import { Failure } from '@maillage/kernel';
import { z } from 'zod';
import { readConfig } from './read-config.js';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  BUS: z.string().refine((text) => text.startsWith('memory:'), {
    error: 'write memory: or kafka://host',
    params: { fr: 'écrivez memory: ou kafka://hôte' },
  }),
});

describe('readConfig', () => {
  it('reads what the schema names and leaves the rest', () => {
    expect(readConfig(schema, { PORT: '3001', BUS: 'memory:', HOME: '/root' })).toEqual({ PORT: 3001, BUS: 'memory:' });
  });

  it('takes an empty variable for an absent one', () => {
    expect(readConfig(schema, { PORT: '', BUS: 'memory:' })).toEqual({ PORT: 3000, BUS: 'memory:' });
  });

  it('names each variable and what is wrong, in both languages, without its value', () => {
    const read = () => readConfig(schema, { PORT: '70000', BUS: 'amqp://user:secret@host' });
    expect(read).toThrow(Failure);
    expect(read).toThrow(
      [
        'Configuration refusée / configuration refused',
        '  PORT : au plus 65535 / at most 65535',
        '  BUS : écrivez memory: ou kafka://hôte / write memory: or kafka://host',
      ].join('\n'),
    );
  });

  it('says when a variable is missing', () => {
    expect(() => readConfig(schema, {})).toThrow('BUS : type attendu : string / expected string');
  });
});
