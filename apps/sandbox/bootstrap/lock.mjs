/**
 * Lets one process of this clone install or build at a time: two starts at once must not both do
 * it.
 */
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as delay } from 'node:timers/promises';
import { BootstrapError, root, say } from './workspace.mjs';

const POLL_MS = 100;
/**
 * How often the owner of a lock says that it lives, and after how long without that it does not.
 */
const HEARTBEAT_MS = 1_000;
const STALE_MS = 10_000;

/** Does the work while no other process of this clone does work under the lock. */
export async function alone(work, lock = join(root, '.data', 'bootstrap.lock')) {
  mkdirSync(dirname(lock), { recursive: true });
  for (let hasTold = false; !(await take(lock)); hasTold = true) {
    if (!hasTold)
      say(`Waiting for process ${ownerOf(lock)}, which installs or builds in this folder…`);
    await delay(POLL_MS);
  }
  const heartbeat = setInterval(() => touch(lock), HEARTBEAT_MS);
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if (ownerOf(lock) === String(process.pid)) rmSync(lock, { force: true });
  }
}

async function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw new BootstrapError(`Cannot write ${lock}: ${error.message}`);
  }
  return isStale(lock) ? takeOver(lock) : false;
}

/**
 * Whether nobody holds the lock. Its owner touches it, so that its age tells, whatever stands in it
 * and whichever process has been given the same number since: a lock that is empty, or was left by
 * a process that was killed, is waited for no longer.
 */
function isStale(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > STALE_MS) return true;
    const pid = Number(ownerOf(lock));
    return Number.isInteger(pid) && pid > 0 && !isRunning(pid);
  } catch {
    // It is gone: the next try takes it.
    return false;
  }
}

/**
 * Puts our own in its place at once. Whoever did so last has it: a moment later everybody sees who
 * that is.
 */
async function takeOver(lock) {
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  renameSync(own, lock);
  await delay(POLL_MS);
  return ownerOf(lock) === String(process.pid);
}

function ownerOf(lock) {
  try {
    return readFileSync(lock, 'utf8').trim();
  } catch {
    return '';
  }
}

function touch(lock) {
  try {
    const now = new Date();
    utimesSync(lock, now, now);
  } catch {
    // Somebody has taken it away: the work ends all the same.
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is there, though we may not signal it.
    return error.code === 'EPERM';
  }
}
