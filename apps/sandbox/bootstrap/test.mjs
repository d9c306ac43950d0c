/**
 * `npm test`: everything that a change has to pass. Its last line is `N passed, N failed`, of all
 * tests together; before it each failed test has a line that begins with `failed:`. `npm test --
 * --redis-only` runs those system tests alone in which Redis plays a part, as for once more on
 * another Redis; `--node-only` those tests that tell whether another Node will do: the unit tests,
 * the main job, and one start; `--browser-only` the operator's page in a Chromium, which has to be
 * there.
 */
import './node-version.mjs';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { npm, run } from './workspace.mjs';

const STANDARD_OUTPUT = 1;
const LONGEST_REASON = 300;

/** Parts of the paths of the system tests whose course depends on what Redis is. */
const ON_REDIS = [
  'test/faults/',
  'canary',
  'main-job',
  'many-processes',
  'missed-events',
  'overview/queues',
  'orders/orders',
  'outbox',
  'stream-trim',
];

/** What is run, in this order, until something fails; each is npm's arguments of a script of ours. */
function partsOf(args) {
  if (args.includes('--redis-only'))
    return [['test:system', '--', `--testPathPatterns=${ON_REDIS.join('|')}`]];
  if (args.includes('--node-only'))
    return [
      ['test:unit', '--'],
      ['test:system', '--', 'e2e/main-job'],
      ['test:system', '--', 'architecture/sandbox', '--testNamePattern=^npm start'],
    ];
  if (args.includes('--browser-only')) return [['test:browser', '--']];
  // `check` ends with the unit tests in an npm of its own: the first -- is for this npm, the
  // second for that one.
  return [
    ['check', '--', '--'],
    ['test:system', '--'],
  ];
}

await run(async () => {
  await ensureInstalled();
  // A change that the compiler takes and `nest build` does not is broken too; the system tests start what was built.
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'cypher-test-'));
  const results = [];
  try {
    let code = 0;
    for (const [index, part] of partsOf(process.argv).entries()) {
      const file = join(folder, `${index}.json`);
      code ||= await runScript(...part, '--json', `--outputFile=${file}`);
      if (existsSync(file)) results.push(JSON.parse(readFileSync(file, 'utf8')));
    }
    const failures = results.flatMap(failuresOf);
    const passed = results.reduce((total, { numPassedTests }) => total + numPassedTests, 0);
    process.exitCode = code;
    for (const failure of failures) process.stdout.write(`failed: ${failure}\n`);
    process.stdout.write(`${passed} passed, ${failures.length} failed\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function runScript(name, ...args) {
  return npm(['run', '--silent', name, ...args], { output: STANDARD_OUTPUT });
}

/**
 * A line for each test that failed. A suite that could not be run has no tests, and is a failure
 * none the less.
 */
function failuresOf({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [`${file}: ${inOneLine(message)}`];
    return failed.map(
      (test) => `${file} › ${test.fullName}: ${inOneLine(test.failureMessages.join(' '))}`,
    );
  });
}

function inOneLine(text) {
  return stripVTControlCharacters(text).replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_REASON);
}
