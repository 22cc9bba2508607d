/**
 * `npm run check`: the static checks in two lanes beside each other, so that two cores are busy; when all hold, the tests.
 * Every static check runs, also when another one has failed: one run names all there is to mend.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const report = 'node_modules/.cache/maillage/tests.json';

/** The linter takes as long as all the others together. */
const LANES = [['lint'], ['build', 'format:check', 'probe', 'workspace', 'golden -- --check', 'unused']];

// what an earlier run has counted says nothing about this one
rmSync(join(root, report), { force: true });
mkdirSync(dirname(join(root, report)), { recursive: true });

const lanes = await Promise.all(LANES.map(runInTurn));
process.exitCode = lanes.flat().every((code) => code === 0)
  ? (await run(`jest -- --testSequencer=./tools/slow-first.mjs --json --outputFile=${report}`, 'inherit')).code
  : 1;

async function runInTurn(scripts) {
  const codes = [];
  for (const script of scripts) {
    const start = Date.now();
    const { code, output } = await run(script, 'pipe');
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${script} (${Math.round((Date.now() - start) / 1000)} s)`);
    if (code !== 0) console.log(output);
    codes.push(code);
  }
  return codes;
}

function run(script, stdio) {
  const child = spawn('npm', ['run', '--silent', ...script.split(' ')], { cwd: root, stdio: ['ignore', stdio, stdio] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
