import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second on every machine that it runs Node on. */
const TICK_MS = 10;

/**
 * Processor time of these processes so far, in milliseconds; null where the system does not tell
 * (no /proc).
 */
export function cpuMsOf(pids: readonly number[]): number | null {
  return sumOf(pids, (pid) => {
    // The name in parentheses may hold blanks; what follows it is counted from the end of it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  });
}

/**
 * The largest resident size that any of these processes ever had, in MB; null where the system does
 * not tell.
 */
export function peakRssMbOf(pids: readonly number[]): number | null {
  return largestOf(pids, /VmHWM:\s+(\d+) kB/);
}

/** The resident size of the largest of these processes now, in MB; null as above. */
export function rssMbOf(pids: readonly number[]): number | null {
  return largestOf(pids, /VmRSS:\s+(\d+) kB/);
}

function largestOf(pids: readonly number[], size: RegExp): number | null {
  try {
    const kilobytes = pids.map((pid) =>
      Number(size.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]),
    );
    return Math.round(Math.max(...kilobytes) / 1024);
  } catch {
    return null;
  }
}

function sumOf(pids: readonly number[], read: (pid: number) => number): number | null {
  try {
    return pids.reduce((sum, pid) => sum + read(pid), 0);
  } catch {
    return null;
  }
}
