/** Installs the packages of the lock file where they are missing or other ones. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { alone } from './lock.mjs';
import { BootstrapError, npm, root, say } from './workspace.mjs';

/** How often it is said how far npm is. */
const PROGRESS_MS = 5_000;

export async function ensureInstalled() {
  if (isInstalled(root)) return;
  await alone(async () => {
    if (isInstalled(root)) return;
    say('Installing the packages (npm ci); this is done once…');
    // What the production environment leaves out is what builds and tests.
    // Without scripts: no package needs its own, and ours would build, which is the next step anyway.
    const options = [
      '--include=dev',
      '--include=optional',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
    ];
    const stopTelling = tellProgress(root);
    const code = await npm(['ci', ...options]);
    stopTelling();
    if (code !== 0) {
      throw new BootstrapError(
        `npm ci failed with exit code ${code}: see its lines above, mend that, and start again`,
      );
    }
  });
}

/**
 * Whether node_modules holds what the lock file says, by npm's own account of what it put there. An optional package may
 * be missing (another platform's), but not in another version.
 */
export function isInstalled(folder) {
  const account = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(account)) return false;
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const found = readPackages(account);
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '' || version === undefined) return true;
    const installed = found[path];
    return installed === undefined
      ? Boolean(optional ?? devOptional)
      : installed.version === version;
  });
}

/**
 * How many packages of the lock file are there, of how many. Those of other platforms never come,
 * and are not counted.
 */
export function countInstalled(folder) {
  const wanted = Object.entries(readPackages(join(folder, 'package-lock.json')))
    .filter(([path, { optional, devOptional }]) => path !== '' && !optional && !devOptional)
    .map(([path]) => path);
  // npm makes all folders first, and fills them much later.
  return {
    installed: wanted.filter((path) => existsSync(join(folder, path, 'package.json'))).length,
    wanted: wanted.length,
  };
}

/**
 * Says how far npm is, which says nothing itself for minutes, and that it is at it. Answers what
 * ends it.
 */
function tellProgress(folder) {
  const started = Date.now();
  const timer = setInterval(() => {
    const { installed, wanted } = countInstalled(folder);
    const seconds = Math.round((Date.now() - started) / 1_000);
    say(`  ${installed} of ${wanted} packages after ${seconds} s`);
  }, PROGRESS_MS);
  return () => clearInterval(timer);
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch (error) {
    throw new BootstrapError(`${file} cannot be read: ${error.message}`);
  }
}
