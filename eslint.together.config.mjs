/**
 * The rules of `eslint.config.mjs` for the whole repository in one process: projects with the same compiler options share one typed
 * program, where linting project by project checks the types of every library once more for each of its dependents.
 */
import { join } from 'node:path';
import { createProjectGraphAsync } from '@nx/devkit';
import ts from 'typescript';
import rules from './eslint.config.mjs';

// without the graph the boundary rule is skipped silently
await createProjectGraphAsync();

export default [...rules, ...listPrograms()];

function listPrograms() {
  return [...groupProjects().values()].map(({ folders, rootNames, options }) => ({
    files: folders.map((folder) => `${folder}/**/*.ts`),
    languageOptions: { parserOptions: { projectService: false, programs: [ts.createProgram({ rootNames, options })] } },
  }));
}

function groupProjects() {
  const groups = new Map();
  for (const { path: folder } of readConfig('tsconfig.json').references) {
    const path = join(import.meta.dirname, folder);
    const { fileNames, options } = ts.parseJsonConfigFileContent(readConfig(`${folder}/tsconfig.json`), ts.sys, path);
    const { rootDir: _, outDir: __, tsBuildInfoFile: ___, ...judged } = options;
    const key = JSON.stringify(judged);
    const group = groups.get(key) ?? { folders: [], rootNames: [], options: judged };
    group.folders.push(folder);
    group.rootNames.push(...fileNames);
    groups.set(key, group);
  }
  return groups;
}

function readConfig(path) {
  return ts.readConfigFile(join(import.meta.dirname, path), ts.sys.readFile).config;
}
