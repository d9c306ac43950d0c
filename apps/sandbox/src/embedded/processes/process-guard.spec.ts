import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * A process that leaves a sleeping child and a folder to the watchdog, tells of the child, and
 * waits.
 */
const SCRIPT = `
  const { spawn } = require('node:child_process');
  const [watchdogScript, folder, kept] = process.argv.slice(1);
  const watchdog = spawn(process.execPath, [watchdogScript], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  const child = spawn(process.execPath, ['-e', 'process.on("SIGINT", () => process.exit()); setInterval(() => {}, 1000); console.log("up")'], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  child.stdout.once('data', () => {
    const orders = [{ watch: child.pid }, { remove: folder }, { remove: kept }, { keep: kept }];
    watchdog.stdin.write(orders.map((order) => JSON.stringify(order) + '\\n').join(''), () => console.log(child.pid));
  });
  setInterval(() => {}, 1000);
`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A process that ended and was not collected yet can still be signalled.
  return (
    !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  );
}

describe('the watchdog', () => {
  it('ends the children and removes the folders of a process that was killed outright', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cypher-watchdog-'));
    const kept = mkdtempSync(join(tmpdir(), 'cypher-watchdog-'));
    const watchdog = join(__dirname, '../../../bootstrap/watchdog.mjs');
    const owner = spawn(process.execPath, ['-e', SCRIPT, watchdog, folder, kept], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string];
    expect(isAlive(Number(line))).toBe(true);
    expect(existsSync(folder)).toBe(true);

    owner.kill('SIGKILL');
    while (isAlive(Number(line)) || existsSync(folder)) await delay(20);
    // Throws if it is gone.
    rmdirSync(kept);
  });
});
