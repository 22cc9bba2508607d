/**
 * What no linter sees: a project's package.json, tsconfig.json and imports must tell the same story,
 * every library explains itself in a README of at most 40 lines, doors list named exports only.
 * With `--mend` the manifests are first made to agree with the imports.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, normalize, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '..');
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const manifest = readJson('package.json');
const expand = (glob) =>
  glob.endsWith('/*') ? readdirSync(join(root, glob.slice(0, -2))).map((name) => glob.replace('*', name)) : [glob];
const dirs = manifest.workspaces.flatMap(expand).filter((dir) => existsSync(join(root, dir, 'package.json')));
const projects = new Map(dirs.map((dir) => [readJson(`${dir}/package.json`).name, dir]));
const findings = [];
const find = (dir, text) => findings.push(`${dir}: ${text}`);

if (process.argv.includes('--mend')) for (const [name, dir] of projects) await mend(name, dir);

for (const [name, dir] of projects) {
  const project = readJson(`${dir}/package.json`);
  const declared = new Set(Object.keys({ ...project.dependencies, ...project.devDependencies }));
  const imported = importsOf(dir);
  imported.delete(name);
  for (const missing of difference(imported, declared)) find(dir, `imports ${missing} and does not declare it`);
  for (const idle of difference(declared, imported)) find(dir, `declares ${idle} and does not import it`);
  const references = new Set(readJson(`${dir}/tsconfig.json`).references.map(({ path }) => normalize(join(dir, path))));
  const expected = new Set([...imported].map((dependency) => projects.get(dependency)));
  for (const missing of difference(expected, references)) find(dir, `tsconfig.json lacks the reference to ${missing}`);
  for (const idle of difference(references, expected)) find(dir, `tsconfig.json refers to ${idle} for nothing`);
  for (const dimension of ['layer', 'scope']) {
    if (project.nx.tags.filter((tag) => tag.startsWith(`${dimension}:`)).length !== 1)
      find(dir, `needs one ${dimension} tag`);
  }
  if (dir.startsWith('libs/')) checkLibrary(dir);
}
const built = new Set(readJson('tsconfig.json').references.map(({ path }) => path));
for (const dir of dirs) if (!built.has(dir)) find(dir, 'is not in the root tsconfig.json');

for (const finding of findings) console.error(finding);
console.log(`${projects.size} projects, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;

function checkLibrary(dir) {
  const readme = join(root, dir, 'README.md');
  if (!existsSync(readme)) return find(dir, 'has no README.md');
  if (readFileSync(readme, 'utf8').trimEnd().split('\n').length > 40) find(dir, 'README.md is longer than 40 lines');
  const door = readFileSync(join(root, dir, 'src/index.ts'), 'utf8');
  if (/export \*/.test(door)) find(dir, 'the door says export *');
}

/** What production code imports is a dependency, what only specs import is a devDependency. */
async function mend(name, dir) {
  const production = importsOf(dir, (file) => !isTest(file));
  const all = importsOf(dir);
  for (const imports of [production, all]) imports.delete(name);
  const versions = (names) => Object.fromEntries([...names].sort().map((dependency) => [dependency, '*']));
  const { dependencies: _, devDependencies: __, ...project } = readJson(`${dir}/package.json`);
  const only = [...difference(all, production)];
  await write(`${dir}/package.json`, {
    ...project,
    ...(production.size > 0 && { dependencies: versions(production) }),
    ...(only.length > 0 && { devDependencies: versions(only) }),
  });
  const references = [...all].map((dependency) => projects.get(dependency)).sort();
  await write(`${dir}/tsconfig.json`, {
    ...readJson(`${dir}/tsconfig.json`),
    references: references.map((target) => ({ path: relative(dir, target) })),
  });
}

async function write(path, value) {
  writeFileSync(
    join(root, path),
    await format(JSON.stringify(value), { ...(await resolveConfig(join(root, path))), filepath: path }),
  );
}

function isTest(file) {
  return /\.(spec|bench)\.ts$|\/testing(\.ts|\/)|\/(fixtures|scenarios)\//.test(
    relative(root, file).replace(/^libs\/testing\//, ''),
  );
}

function importsOf(dir, accept = () => true) {
  const found = new Set();
  for (const file of sourcesBelow(join(root, dir))) {
    if (!accept(file)) continue;
    const text = readFileSync(file, 'utf8');
    for (const [, specifier] of text.matchAll(/(?:from|import\()\s*'(@maillage\/[a-z-]+)(?:\/[a-z-]+)?'/g))
      found.add(specifier);
  }
  return found;
}

function* sourcesBelow(path) {
  for (const name of readdirSync(path)) {
    if (name === 'node_modules' || name === 'dist' || name.startsWith('.')) continue;
    const child = join(path, name);
    const nested = statSync(child).isDirectory();
    if (
      nested &&
      existsSync(join(child, 'package.json')) &&
      projects.has(readJson(relative(root, join(child, 'package.json'))).name)
    )
      continue;
    if (nested) yield* sourcesBelow(child);
    else if (name.endsWith('.ts')) yield child;
  }
}

function* difference(one, other) {
  for (const value of one) if (!other.has(value)) yield value;
}
