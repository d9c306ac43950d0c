import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root';
import type { SandboxSettings } from './sandbox-settings';

const FILE = 'secrets-keys';

/**
 * The settings by which the shop's double tells the service of orders: where it reaches it, and the
 * keys that seal the secret of its webhooks. What is given is left as it is.
 */
export function webhookSettings(
  settings: SandboxSettings,
  env: NodeJS.ProcessEnv,
  apiUrl: string,
): Readonly<Record<string, string>> {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  return {
    PUBLIC_URL: given('PUBLIC_URL') ?? reachable(apiUrl),
    SECRETS_KEYS: given('SECRETS_KEYS') ?? keptKeys(settings),
  };
}

/** Nobody can call an address that means all of a machine's. */
function reachable(apiUrl: string): string {
  return apiUrl.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}

/** Kept as long as the ledger is; a new ring for each run where that ends with the run. */
function keptKeys({ dataFolder, databaseUrl }: SandboxSettings): string {
  if (dataFolder === undefined && databaseUrl === undefined) return newKeys();
  const folder = dataFolder ?? join(repositoryRoot(), '.data');
  const file = join(folder, FILE);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const keys = newKeys();
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${keys}\n`, { mode: 0o600 });
  return keys;
}

function newKeys(): string {
  return `sandbox:${randomBytes(32).toString('base64')}`;
}
