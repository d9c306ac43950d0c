/** Where things are, and how the start scripts talk and call npm. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';

const PARENT_POLL_MS = 250;

export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');

/** A fault that the person at the keyboard can mend: told in one line, without a stack. */
export class BootstrapError extends Error {}

/** Tells the person at the keyboard; never on standard output, which belongs to the command that is run. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs the entry's work. A fault ends the process with its one line. */
export async function run(work) {
  try {
    await work();
  } catch (error) {
    say(error instanceof BootstrapError ? error.message : error.stack);
    process.exitCode = 1;
  }
}

/** Reads the settings file where there is one. What the environment says already, it says louder. */
export function loadSettingsFile() {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * Ends this process, as by SIGTERM, when the shell is gone that npm runs it in: npm hands a SIGTERM on to that shell,
 * which dies of it without a word to us.
 */
export function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_POLL_MS);
  watch.unref();
}

/**
 * Runs npm in the workspace and answers its exit code. Its output goes to standard error unless told otherwise.
 * npm is found by the address that it leaves its scripts, or beside Node: the PATH need not hold it.
 */
export function npm(args, options = {}) {
  const beside = ['../lib/node_modules/npm/bin/npm-cli.js', 'node_modules/npm/bin/npm-cli.js'];
  const candidates = [
    process.env.npm_execpath ?? '',
    ...beside.map((path) => join(dirname(process.execPath), path)),
  ];
  const cli = candidates.find((path) => path.endsWith('npm-cli.js') && existsSync(path));
  const [command, first] = cli === undefined ? ['npm', []] : [process.execPath, [cli]];
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', options.output ?? 2, 2],
    env: { ...process.env, ...options.env },
  });
  return new Promise((done, fail) => {
    child.on('error', (error) =>
      fail(new BootstrapError(`npm could not be run: ${error.message}`)),
    );
    child.on('close', (code) => done(code ?? 1));
  });
}
