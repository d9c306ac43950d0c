/**
 * `npm test`: everything that a change has to pass. Its last line is `N passed, N failed`, of all
 * tests together. `npm test -- --redis-only` runs those system tests alone in which Redis plays a
 * part, as for once more on another Redis.
 */
import './node-version.mjs';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { npm, run } from './workspace.mjs';

const STANDARD_OUTPUT = 1;
const isRedisOnly = process.argv.includes('--redis-only');

/** Parts of the paths of the system tests whose course depends on what Redis is. */
const ON_REDIS = [
  'test/faults/',
  'canary',
  'main-job',
  'many-processes',
  'missed-events',
  'orders',
  'outbox',
  'stream-trim',
];

await run(async () => {
  await ensureInstalled();
  // A change that the compiler takes and `nest build` does not is broken too; the system tests start what was built.
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'cypher-test-'));
  const [unit, system] = ['unit.json', 'system.json'].map((name) => join(folder, name));
  try {
    // `check` ends with the unit tests in an npm of its own: the first -- is for this npm, the second for that one.
    const checkCode = isRedisOnly
      ? 0
      : await runScript('check', '--', '--', '--json', `--outputFile=${unit}`);
    const which = isRedisOnly ? [`--testPathPatterns=${ON_REDIS.join('|')}`] : [];
    const code =
      checkCode || (await runScript('test:system', '--', '--json', `--outputFile=${system}`, ...which));
    const counts = [unit, system].map(readCounts);
    const sum = (name) => counts.reduce((total, count) => total + count[name], 0);
    process.exitCode = code;
    process.stdout.write(`${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function runScript(name, ...args) {
  return npm(['run', '--silent', name, ...args], { output: STANDARD_OUTPUT });
}

/** A suite that could not be run at all has no tests to count, and is a failure none the less. */
function readCounts(file) {
  if (!existsSync(file)) return { numPassedTests: 0, numFailedTests: 0 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return { numPassedTests, numFailedTests: numFailedTests + numRuntimeErrorTestSuites };
}
