import { Failure, type Bilingual } from '@maillage/kernel';
import { z } from 'zod';
import { describeIssue, pathOf } from './describe-issue.js';

/**
 * The variables of the environment as the schema understands them.
 * @throws Failure `CONFIG_INVALID`, one line per variable: its name and what is wrong, never its value
 */
export function readConfig<Schema extends z.ZodObject>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const parsed = schema.safeParse(given(environment, Object.keys(schema.shape)));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${pathOf(issue)} : ${both(describeIssue(issue))}`);
  throw new Failure('CONFIG_INVALID', `Configuration refusée / configuration refused\n${lines.join('\n')}`);
}

/** A variable that is set to nothing counts as absent, as in a compose file. */
const given = (environment: Readonly<Record<string, string | undefined>>, names: readonly string[]) =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );

const both = ({ fr, en }: Bilingual): string => (fr === en ? fr : `${fr} / ${en}`);
