import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/**
 * What other commands have to know of a running sandbox. It holds a secret: only its owner may read
 * the file.
 */
export type SandboxState = z.infer<typeof schema>;

const LIVE_MS = 2_000;

const stateFolder = (): string => join(repositoryRoot(), '.data');
const usualFile = (): string => join(stateFolder(), 'sandbox.json');

/**
 * Writes the state where other commands look for it, unless another sandbox of this clone runs and
 * has that file: then into one of its own.
 * @returns the file
 */
export async function writeSandboxState(state: SandboxState): Promise<string> {
  const isTaken = await isAlive(readState(usualFile()), state.pid);
  const file = isTaken
    ? join(stateFolder(), `sandbox-${new URL(state.apiUrl).port}.json`)
    : usualFile();
  mkdirSync(dirname(file), { recursive: true });
  // Removed first: the mode below is for a new file only.
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  return file;
}

/** Whether a file is the one that other commands look into. */
export function isUsualStateFile(file: string): boolean {
  return file === usualFile();
}

/**
 * The state of the running sandbox, or of the one with this address; null when it does not run. One
 * that was killed leaves its file and is not running.
 */
export function readSandboxState(apiUrl?: string): SandboxState | null {
  if (apiUrl === undefined) return running(readState(usualFile()));
  const wanted = apiUrl.replace(/\/+$/, '');
  const states = stateFiles().map((file) => running(readState(file)));
  return states.find((state) => state?.apiUrl === wanted) ?? null;
}

/** Removes the state of this process; that of another one is left alone. */
export function removeSandboxState(): void {
  for (const file of stateFiles()) {
    if (readState(file)?.pid === process.pid) rmSync(file, { force: true });
  }
}

function stateFiles(): readonly string[] {
  try {
    return readdirSync(stateFolder())
      .filter((name) => /^sandbox(-\d+)?\.json$/.test(name))
      .map((name) => join(stateFolder(), name));
  } catch {
    return [];
  }
}

function readState(file: string): SandboxState | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function running(state: SandboxState | null): SandboxState | null {
  if (state === null) return null;
  try {
    process.kill(state.pid, 0);
    return state;
  } catch {
    return null;
  }
}

/**
 * Whether the sandbox of this state runs: its process is there, and is not another one that was
 * given the same number since.
 */
async function isAlive(state: SandboxState | null, ownPid: number): Promise<boolean> {
  if (state === null || state.pid === ownPid || running(state) === null) return false;
  try {
    const answer = await fetch(`${state.apiUrl}/health/live`, {
      signal: AbortSignal.timeout(LIVE_MS),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
