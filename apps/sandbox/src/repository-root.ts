import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of this repository, found from here upwards, so that it is the same from the sources
 * and from `dist`.
 * @throws Error when no folder above holds the workspace's `nest-cli.json`.
 */
export function repositoryRoot(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'nest-cli.json'))) return folder;
  }
  throw new Error(
    `No nest-cli.json above ${__dirname}: the sandbox runs from inside its repository`,
  );
}
