import { join } from 'node:path';
import type { ProcessGuard } from '../embedded/processes/process-guard';
import { repositoryRoot } from '../repository-root';
import { ChildService } from './child-service';
import type { SandboxParts } from './sandbox-part';

const START_MS = 60_000;
/** The product's grace and the doubles' after it fit into the 5 s that Ctrl-C may take. */
const GRACE_MS = 3_000;

/**
 * Starts the product with these settings, and waits until it is ready. @throws SandboxError when it
 * is not.
 */
export async function startProduct(
  apiUrl: string,
  parts: SandboxParts,
  guard: ProcessGuard,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const service = new ChildService({
    name: 'The service',
    script: join(repositoryRoot(), 'dist', 'apps', 'sync', 'src', 'main.js'),
    env: { LOG_FORMAT: 'pretty', SHUTDOWN_GRACE_SECONDS: '2', ...env },
    isTalking: true,
    guard,
  });
  const stop = (): Promise<void> => service.stop(GRACE_MS);
  await parts.add({ name: service.name, stage: 'product', process: service.process, stop });
  await service.waitUntilReady(`${apiUrl}/health/ready`, START_MS, [200]);
}
