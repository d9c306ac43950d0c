import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const LINES_KEPT = 40;

/**
 * How a server's start ended: it said that it is ready, or it ended (or kept silent) with these
 * last words.
 */
export type StartOutcome = { kind: 'ready' } | { kind: 'failed'; lastWords: string };

/**
 * Reads a server's output until a line matches `ready`, the server ends, or `timeoutMs` pass.
 * Output is drained for as long as the server lives: a full pipe would make it stand still.
 */
export function waitForLine(
  child: ChildProcess,
  output: Readable,
  ready: RegExp,
  timeoutMs: number,
): Promise<StartOutcome> {
  const lines: string[] = [];
  const reader = createInterface({ input: output });
  return new Promise((settle) => {
    const settleAs = (outcome: StartOutcome): void => {
      clearTimeout(timer);
      settle(outcome);
    };
    const fail = (): void => {
      settleAs({ kind: 'failed', lastWords: lines.join('\n') });
    };
    const timer = setTimeout(fail, timeoutMs);
    child.once('error', (error) => {
      lines.push(error.message);
      fail();
    });
    // `close`, not `exit`: only then has all of its output been read.
    child.once('close', fail);
    reader.on('line', (line) => {
      lines.push(line);
      if (lines.length > LINES_KEPT) lines.shift();
      if (ready.test(line)) settleAs({ kind: 'ready' });
    });
  });
}
