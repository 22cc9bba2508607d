import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a program to its end; undefined when it is not there or fails. */
export async function runTool(command: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout, stderr } = await run(command, args, { encoding: 'utf8' });
    return `${stdout}${stderr}`;
  } catch {
    return undefined;
  }
}
