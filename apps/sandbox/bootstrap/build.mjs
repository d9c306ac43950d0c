/** Builds the product and the sandbox into dist/ where the sources are newer than what is there. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './lock.mjs';
import { BootstrapError, npm, root, say } from './workspace.mjs';

const SOURCE_FOLDERS = ['apps', 'libs'];
const SETTINGS_FILES = ['package-lock.json', 'tsconfig.json', 'nest-cli.json', 'openapi.json'];

/** What the build makes itself, beside the sources. */
const GENERATED = join('apps', 'dashboard', 'src', 'api', 'generated');

export async function ensureBuilt() {
  if (isBuilt(root)) return;
  await alone(async () => {
    if (isBuilt(root)) return;
    const { files } = readStamp(root);
    const sources = fingerprint(root);
    // A leftover of a deleted source could still be loaded, a migration for one: begin anew.
    if (files.some((file) => !sources.files.includes(file)))
      rmSync(join(root, 'dist'), { recursive: true, force: true });
    // Whatever a build that fails leaves behind was built from nothing that is known.
    rmSync(stampFile(root), { force: true });
    say('Building…');
    const code = await npm(['run', '--silent', 'build']);
    if (code !== 0) throw new BootstrapError('The build failed: see the compiler’s lines above');
    writeStamp(root, sources);
  });
}

/** Whether dist/ was built from the sources as they are. */
export function isBuilt(folder) {
  return readStamp(folder).hash === fingerprint(folder).hash;
}

/** The files that the build reads, and a hash of their names and contents: times say nothing after a `git checkout`. */
export function fingerprint(folder) {
  const files = [...SETTINGS_FILES, ...SOURCE_FOLDERS.flatMap((name) => listSources(folder, name))]
    .filter((file) => existsSync(join(folder, file)))
    .sort();
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(folder, file)))
      .update('\0');
  return { files, hash: hash.digest('hex') };
}

/** Notes what dist/ was built from. */
export function writeStamp(folder, sources) {
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(stampFile(folder), JSON.stringify(sources));
}

function readStamp(folder) {
  try {
    const { hash, files } = JSON.parse(readFileSync(stampFile(folder), 'utf8'));
    return { hash, files };
  } catch {
    return { hash: null, files: [] };
  }
}

const stampFile = (folder) => join(folder, 'dist', '.built-from.json');

function listSources(folder, name) {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && isSource(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .filter((file) => !file.startsWith(GENERATED));
}

function isSource(name) {
  return /\.(?:m?ts|tsx|css|html|svg|json)$/.test(name) && !name.endsWith('.spec.ts');
}
