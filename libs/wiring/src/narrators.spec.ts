import { createLogger } from '@maillage/nest-kit';
import { describeNarrator } from '@maillage/testing';
import { LogNarrator, TerminalNarrator } from './narrators.js';

describeNarrator('TerminalNarrator', (write) => new TerminalNarrator({}, write));
describeNarrator('LogNarrator', (write) => {
  const destination = { write: (line: string) => write(line.trimEnd()) };
  return new LogNarrator(createLogger({ name: 'test', destination }));
});
