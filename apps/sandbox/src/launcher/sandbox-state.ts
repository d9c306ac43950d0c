import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../repository-root';

const schema = z.object({
  pid: z.int().positive(),
  apiUrl: z.string(),
  storeUrl: z.string(),
  erpUrl: z.string(),
  redisUrl: z.string(),
  /** What signs tokens; missing where an identity provider does. */
  authSecret: z.string().optional(),
});

/** What other commands have to know of the running sandbox. It holds a secret: only its owner may read the file. */
export type SandboxState = z.infer<typeof schema>;

const stateFile = (): string => join(repositoryRoot(), '.data', 'sandbox.json');

export function writeSandboxState(state: SandboxState): void {
  const file = stateFile();
  mkdirSync(dirname(file), { recursive: true });
  // Removed first: the mode below is for a new file only.
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
}

/** The running sandbox's state; null when none runs. One that was killed leaves its file and is not running. */
export function readSandboxState(): SandboxState | null {
  try {
    const state = schema.parse(JSON.parse(readFileSync(stateFile(), 'utf8')));
    process.kill(state.pid, 0);
    return state;
  } catch {
    return null;
  }
}

/** Removes the state of this process; that of another one is left alone. */
export function removeSandboxState(): void {
  if (readSandboxState()?.pid === process.pid) rmSync(stateFile(), { force: true });
}
