import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from './run-tool.js';
import { ServerMissing } from './server.js';

const MIN_JAVA = 17;
const CACHE = join(import.meta.dirname, '.cache');
const POM = join(import.meta.dirname, 'kafka-pom.xml');
/** Named after the version in kafka-pom.xml, so that another version is another folder. */
const JARS = join(CACHE, 'kafka-4.4.0');

/** The Java of JAVA_HOME, else of the path, when it is young enough. @throws ServerMissing */
export async function findJava(): Promise<string> {
  const home = process.env['JAVA_HOME'];
  for (const java of [...(home ? [join(home, 'bin/java')] : []), 'java']) {
    const major = /version "(\d+)/.exec((await runTool(java, '-version')) ?? '')?.[1];
    if (Number(major) >= MIN_JAVA) return java;
  }
  throw new ServerMissing(`Kafka: needs Java ${MIN_JAVA} or later (Debian: apt-get install default-jre-headless)`);
}

/** The class path of a broker; Maven brings the jars the first time, the cache has them after. @throws ServerMissing */
export async function kafkaJars(): Promise<string> {
  if (!existsSync(JARS)) await download();
  return join(JARS, '*');
}

async function download(): Promise<void> {
  if ((await runTool('mvn', '--version')) === undefined)
    throw new ServerMissing('Kafka: needs Maven once, to bring its jars (Debian: apt-get install maven)');
  console.warn('Bringing Apache Kafka from Maven, once …');
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'part-'));
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
  if ((await runTool('mvn', '-q', '-B', '-f', POM, ...goal)) === undefined) {
    await rm(folder, { recursive: true, force: true });
    throw new ServerMissing('Kafka: Maven could not bring its jars');
  }
  // Whoever comes second finds the folder there and keeps the first one's.
  await rename(folder, JARS).catch(() => rm(folder, { recursive: true, force: true }));
}
