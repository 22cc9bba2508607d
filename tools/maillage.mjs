#!/usr/bin/env node
/** `npx maillage …`: builds what changed, then runs the suite's command line. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const run = (args, options) => spawnSync(process.execPath, args, { stdio: 'inherit', ...options }).status ?? 1;
const built = run([join(root, 'node_modules/typescript7/bin/tsc'), '-b', join(root, 'tsconfig.json')], { cwd: root });
process.exitCode = built !== 0 ? built : run([join(root, 'apps/suite/dist/main.js'), ...process.argv.slice(2)]);
