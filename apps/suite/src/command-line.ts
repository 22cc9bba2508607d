import { parseArgs } from 'node:util';
import { Failure, messageOf } from '@maillage/kernel';

/** What the person at the terminal asked for. */
export interface CommandLine {
  readonly command: 'start' | 'check' | 'help';
  /** Territory files, in the order given; none means the demonstration territory. */
  readonly territoryFiles: readonly string[];
  readonly dataFolder: string;
  readonly port: number;
  readonly host: string;
}

export const USAGE = `maillage — mobilité intermodale / intermodal mobility

  npm start -- [--territory FICHIER.yaml]… [--data DOSSIER] [--port N] [--host ADRESSE]
      démarre la suite ; sans --territory, le territoire de démonstration
      starts the suite; without --territory, the demonstration territory
  npx maillage check FICHIER.yaml
      lit un territoire et ses flux, temps réel compris, affiche les constats et s’arrête
      reads a territory and its feeds, realtime included, prints the notices and ends
`;

/** @throws Failure `USAGE` with what was wrong and how to call */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parsed(args);
  const [command = 'start', ...files] = positionals;
  if (values.help) return { ...settings(values), command: 'help', territoryFiles: [] };
  if (command === 'check' && files.length === 1) return { ...settings(values), command, territoryFiles: files };
  if (command === 'start' && files.length === 0) {
    return { ...settings(values), command, territoryFiles: values.territory ?? [] };
  }
  throw usage(`commande inconnue / unknown command: ${positionals.join(' ')}`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        territory: { type: 'string', multiple: true },
        data: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (thrown) {
    throw usage(messageOf(thrown));
  }
}

interface Values {
  readonly data?: string | undefined;
  readonly port?: string | undefined;
  readonly host?: string | undefined;
}

function settings({ data, port, host }: Values): Pick<CommandLine, 'dataFolder' | 'port' | 'host'> {
  const number = Number(port ?? 3000);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw usage('--port attend un nombre de 0 à 65535 / takes a number from 0 to 65535');
  }
  return { dataFolder: data ?? '.maillage', port: number, host: host ?? '127.0.0.1' };
}

const usage = (reason: string): Failure => new Failure('USAGE', `${reason}\n\n${USAGE}`);
