import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * What keeps a folder from holding data, or null; it is made where it is missing. Folder by folder:
 * asked to make all of them at once, Node goes round in circles for ever where a file system lets
 * nobody make any, as /proc does.
 */
export function problemWithFolder(path: string): string | null {
  const missing: string[] = [];
  for (
    let folder = resolve(path);
    !existsSync(folder) && folder !== dirname(folder);
    folder = dirname(folder)
  )
    missing.unshift(folder);
  try {
    for (const folder of missing) mkdirSync(folder);
    if (!statSync(resolve(path)).isDirectory()) return `is no folder (is "${path}")`;
    const probe = join(resolve(path), `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return null;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return `cannot be written: ${code ?? message} (is "${path}")`;
  }
}
