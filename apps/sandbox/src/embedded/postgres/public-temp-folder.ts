import { lstatSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canReach } from './service-account';

const STRANGER = { uid: 0xfffffffd, gid: 0xfffffffd };

/**
 * A temporary folder that every account may enter and only we may write, the same at each start, so
 * that what is put there is found again.
 */
export function publicTempFolder(): string {
  const base = publicBase();
  const folder = join(base, `cypher-sandbox-${process.getuid?.() ?? 'user'}`);
  try {
    mkdirSync(folder, { mode: 0o711 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  // Anybody may create that name first. What we run must come from a folder that is ours alone.
  return isOursAlone(folder) ? folder : mkdtempSync(join(base, 'cypher-sandbox-'));
}

/**
 * A new, empty folder for one run, under a temporary folder that the service's account may enter.
 */
export function createRunFolder(): string {
  return mkdtempSync(join(publicBase(), 'cypher-run-'));
}

function publicBase(): string {
  const candidates = [tmpdir(), '/tmp', '/var/tmp'];
  const isRoot = process.getuid?.() === 0;
  return realpathSync(
    candidates.find((folder) => !isRoot || canReach(STRANGER, folder)) ?? tmpdir(),
  );
}

function isOursAlone(folder: string): boolean {
  const entry = lstatSync(folder);
  return entry.isDirectory() && entry.uid === process.getuid?.() && (entry.mode & 0o022) === 0;
}
