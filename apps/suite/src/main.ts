import 'reflect-metadata';
import { ThreadFeedReader, ThreadLiveReader, ThreadNetworkBuilder } from '@maillage/adapters-threads';
import { readConfig, runMain } from '@maillage/nest-kit';
import { feedSource, TerminalNarrator } from '@maillage/wiring';
import { checkTerritory } from './check/check-territory.js';
import { readCommandLine, USAGE, type CommandLine } from './command-line.js';
import { startSuite } from './start-suite.js';
import { suiteConfig } from './suite.config.js';

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Commands that end by themselves resolve with undefined. */
const COMMANDS: Record<
  CommandLine['command'],
  (line: CommandLine) => ReturnType<typeof startSuite> | Promise<undefined>
> = {
  help: () => {
    print(USAGE);
    return Promise.resolve(undefined);
  },
  check: async ({ territoryFiles: [file = ''] }) => {
    const usable = await checkTerritory(file, {
      source: await feedSource(readConfig(suiteConfig, process.env).MAILLAGE_FETCH_ALLOW, process.env),
      reader: new ThreadFeedReader(),
      liveReader: new ThreadLiveReader(),
      builder: new ThreadNetworkBuilder(),
      print,
    });
    process.exit(usable ? 0 : 1);
  },
  start: (line) => startSuite(line, readConfig(suiteConfig, process.env), new TerminalNarrator(process.env, print)),
};

await runMain(async () => {
  const line = readCommandLine(process.argv.slice(2));
  const running = await COMMANDS[line.command](line);
  if (!running) process.exit(0);
  return running;
});
