import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../../repository-root';

type Order = { watch: number } | { forget: number } | { remove: string } | { keep: string };

/**
 * Sees to it that no child and no temporary folder outlives this process, however it dies.
 *
 * A process that is killed outright cannot clean up after itself, so a tiny watchdog holds the
 * other end of a pipe and does it instead. The watchdog starts with the first thing to look after
 * and ends with this process.
 */
export class ProcessGuard {
  private watchdog: ChildProcess | undefined;

  /** Ends the child when this process dies. A child that ends by itself is forgotten. */
  watch(child: ChildProcess): void {
    const { pid } = child;
    if (pid === undefined) return;
    this.tell({ watch: pid });
    child.once('exit', () => {
      this.tell({ forget: pid });
    });
  }

  /** Removes the folder with all that it holds when this process dies. */
  removeFolderAtEnd(folder: string): void {
    this.tell({ remove: folder });
  }

  /** Takes back `removeFolderAtEnd`, for a folder that its owner has removed. */
  releaseFolder(folder: string): void {
    this.tell({ keep: folder });
  }

  private tell(order: Order): void {
    this.watchdog ??= startWatchdog();
    this.watchdog.stdin?.write(`${JSON.stringify(order)}\n`);
  }
}

function startWatchdog(): ChildProcess {
  const script = join(repositoryRoot(), 'apps/sandbox/bootstrap/watchdog.mjs');
  // Detached: in a session of its own, so that neither Ctrl-C nor a closing terminal takes it
  // along.
  const watchdog = spawn(process.execPath, [script], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.unref();
  // Neither the pipe nor its errors may keep this process alive or bring it down.
  watchdog.stdin.on('error', () => undefined);
  (watchdog.stdin as unknown as { unref?: () => void }).unref?.();
  return watchdog;
}
