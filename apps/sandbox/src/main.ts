import { renderBanner } from './launcher/banner';
import { Sandbox, type RunningSandbox } from './launcher/sandbox';
import { reasonAgainstSandbox } from './launcher/sandbox-settings';
import { isUsualStateFile, removeSandboxState, writeSandboxState } from './launcher/sandbox-state';
import { SandboxError } from './sandbox.error';
import { signToken, tokenSettings } from './token/demo-token';

const TOKEN_LIFETIME_SECONDS = 12 * 3_600;

/** Starts the product with a world of doubles, and runs until Ctrl-C or until a part of it dies. */
async function main(): Promise<void> {
  const reason = reasonAgainstSandbox(process.env);
  if (reason !== null) {
    // `npm start` starts the product in this case, which lists what is missing.
    console.error(`${reason}: no sandbox starts beside what is real`);
    process.exit(1);
  }
  const sandbox = new Sandbox(process.env);
  let ending: Promise<void> | undefined;
  const end = (exitCode: number): Promise<void> =>
    (ending ??= sandbox.parts.stop().finally(() => {
      removeSandboxState();
      process.exit(exitCode);
    }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end(0));

  try {
    const running = await Promise.race([sandbox.start(), sandbox.parts.firstLoss]);
    if (typeof running === 'string') throw new SandboxError(running);
    const file = await writeSandboxState({
      pid: process.pid,
      apiUrl: running.apiUrl,
      storeUrl: running.store.url,
      erpUrl: running.erp.url,
      redisUrl: running.redis.url,
      authSecret: running.authSecret,
    });
    const stateFile = isUsualStateFile(file) ? null : file;
    console.log(renderBanner(running, { token: adminToken(running), stateFile }));
    throw new SandboxError(`${await sandbox.parts.firstLoss}: everything else is stopped`);
  } catch (error) {
    if (ending === undefined) console.error(error instanceof SandboxError ? error.message : error);
    await end(1);
  }
}

/**
 * A token is shown only where its secret is this run's own: a given one may be that of production.
 */
function adminToken({ authSecret, isOwnSecret }: RunningSandbox): string | null {
  const settings = isOwnSecret ? tokenSettings(process.env, authSecret) : null;
  const claims = {
    subject: 'demo-admin',
    roles: ['admin'],
    lifetimeSeconds: TOKEN_LIFETIME_SECONDS,
  };
  return settings === null ? null : signToken(claims, settings, new Date());
}

void main();
