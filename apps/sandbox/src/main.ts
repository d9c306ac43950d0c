import { renderBanner } from './launcher/banner';
import { Sandbox } from './launcher/sandbox';
import { readSandboxSettings } from './launcher/sandbox-settings';
import { removeSandboxState, writeSandboxState } from './launcher/sandbox-state';
import { SandboxError } from './sandbox.error';
import { signToken, tokenSettings } from './token/demo-token';

const TOKEN_LIFETIME_SECONDS = 12 * 3_600;

/** Starts the product with all that is not given from outside, and runs until Ctrl-C or until a part of it dies. */
async function main(): Promise<void> {
  const settings = readSandboxSettings(process.env);
  const sandbox = new Sandbox(settings, process.env);
  let ending: Promise<void> | undefined;
  const end = (exitCode: number): Promise<void> =>
    (ending ??= sandbox.parts.stop().finally(() => {
      removeSandboxState();
      process.exit(exitCode);
    }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));

  try {
    const running = await Promise.race([sandbox.start(), sandbox.parts.firstLoss]);
    if (typeof running === 'string') throw new SandboxError(running);
    writeSandboxState({
      pid: process.pid,
      apiUrl: running.apiUrl,
      storeUrl: running.store.url,
      erpUrl: running.erp.url,
      redisUrl: running.redis.url,
      authSecret: running.authSecret,
    });
    console.log(renderBanner(running, adminToken(running.authSecret)));
    throw new SandboxError(`${await sandbox.parts.firstLoss}: everything else is stopped`);
  } catch (error) {
    if (ending === undefined) console.error(error instanceof SandboxError ? error.message : error);
    await end(1);
  }
}

function adminToken(secret: string | undefined): string | null {
  const settings = tokenSettings(process.env, secret);
  const claims = { subject: 'demo-admin', roles: ['admin'], lifetimeSeconds: TOKEN_LIFETIME_SECONDS };
  return settings === null ? null : signToken(claims, settings, new Date());
}

void main();
