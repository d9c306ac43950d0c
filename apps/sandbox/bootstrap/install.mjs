/** Installs the packages of the lock file where they are missing or other ones. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone, BootstrapError, npm, root, say } from './workspace.mjs';

export async function ensureInstalled() {
  if (isInstalled(root)) return;
  await alone(async () => {
    if (isInstalled(root)) return;
    say('Installing the packages (npm ci); this is done once…');
    // What the production environment leaves out is what builds and tests.
    // Without scripts: no package needs its own, and ours would build, which is the next step anyway.
    const options = ['--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
    const code = await npm(['ci', ...options]);
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
    return installed === undefined ? Boolean(optional ?? devOptional) : installed.version === version;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch (error) {
    throw new BootstrapError(`${file} cannot be read: ${error.message}`);
  }
}
