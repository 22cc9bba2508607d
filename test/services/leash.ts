import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A server that cannot outlive us: its shell kills it when our end of the pipe closes, however we end. */
export interface Leashed {
  readonly pid: number;
  /** Resolves when the server is gone. */
  readonly exited: Promise<void>;
  signal(name: 'SIGCONT' | 'SIGKILL' | 'SIGSTOP' | 'SIGTERM'): void;
}

const SCRIPT = `
exec 3<&0
log=$1; shift
"$@" >>"$log" 2>&1 </dev/null 3<&- &
server=$!
echo $server
( read -r never <&3; kill -9 $server ) >/dev/null 2>&1 &
wait $server
`;

/** Starts `command`, whose output goes to the file `log`. */
export async function leash(command: readonly string[], log: string): Promise<Leashed> {
  const shell = spawn('sh', ['-c', SCRIPT, 'leash', log, ...command], { stdio: ['pipe', 'pipe', 'ignore'] });
  const exited = once(shell, 'exit').then(() => {
    shell.stdin.destroy();
  });
  const lines = createInterface(shell.stdout);
  const [line] = (await once(lines, 'line')) as [string];
  lines.close();
  shell.stdout.destroy();
  if (shell.stdin instanceof Socket) shell.stdin.unref();
  const pid = Number(line);
  shell.unref();
  return {
    pid,
    exited,
    signal: (name) => {
      shell.ref();
      if (shell.exitCode === null) process.kill(pid, name);
    },
  };
}
