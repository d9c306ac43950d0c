import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../repository-root';
import { SandboxError } from '../sandbox.error';
import { SANDBOX_SETTINGS, type SandboxSettingsProblem } from './sandbox-settings';

/** What the sandbox will give the product of its own, in values that are well formed. */
const GIVEN_BY_US = {
  DATABASE_URL: 'postgres://127.0.0.1/sandbox',
  REDIS_URL: 'redis://127.0.0.1',
  WOOCOMMERCE_URL: 'http://127.0.0.1',
  WOOCOMMERCE_CONSUMER_KEY: 'ck_sandbox',
  WOOCOMMERCE_CONSUMER_SECRET: 'cs_sandbox',
  ERP_URL: 'http://127.0.0.1',
  ERP_TOKEN: 'sandbox',
};

/**
 * Has the product look at its settings, beside what is wrong with ours: a person wants one list,
 * and before anything starts.
 * @throws SandboxError with that list
 */
export async function checkSettings(
  env: NodeJS.ProcessEnv,
  authSecret: string | undefined,
  problems: readonly SandboxSettingsProblem[],
): Promise<void> {
  const script = join(repositoryRoot(), 'dist', 'apps', 'sync', 'src', 'check-settings.js');
  const settings = {
    ...GIVEN_BY_US,
    ...(authSecret === undefined ? {} : { AUTH_JWT_SECRET: authSecret }),
  };
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
  const said = JSON.stringify({ alsoKnown: SANDBOX_SETTINGS, problems });
  const child = promisify(execFile)(process.execPath, [script, said], {
    env: { ...settings, ...given },
  });
  const list = await child.then(
    () => null,
    (error: unknown) => {
      const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
      if (code !== 1) throw error;
      return stderr.trim();
    },
  );
  if (list !== null) throw new SandboxError(list);
}
