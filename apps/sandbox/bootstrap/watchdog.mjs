/**
 * Ends what a sandbox process leaves behind when it dies without a farewell (SIGKILL, out of memory, a crash).
 * It holds the reading end of a pipe whose other end only that process has: end of file means that it is gone.
 * Line by line it is told what to look after: {"watch": pid}, {"forget": pid}, {"remove": folder}, {"keep": folder}.
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

const GRACE_MS = 3_000;
const pids = new Set();
const folders = new Set();

// Ctrl-C reaches the whole terminal group; the watchdog must outlive the process that it watches.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

const send = (pid, signal) => {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
};

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.watch !== undefined) pids.add(message.watch);
  if (message.forget !== undefined) pids.delete(message.forget);
  if (message.remove !== undefined) folders.add(message.remove);
  if (message.keep !== undefined) folders.delete(message.keep);
}

// SIGINT is what PostgreSQL calls a fast shutdown, and what the others take for Ctrl-C.
for (const pid of pids) send(pid, 'SIGINT');
const deadline = Date.now() + GRACE_MS;
while (Date.now() < deadline && [...pids].some((pid) => send(pid, 0))) await delay(50);
for (const pid of pids) send(pid, 'SIGKILL');
for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
process.exit(0);
