import type { WorkerOptions } from 'bullmq';

/**
 * Workers whose jobs another process takes over within half a minute of their death; with BullMQ's
 * own times that took up to a minute and a half, in which signals for the same thing folded into a
 * job that nobody did. A job that is taken from a process that only stood still is done twice, and
 * that does no harm: jobs are signals and carry no work.
 */
export const SOON_TAKEN_OVER = {
  lockDuration: 15_000,
  stalledInterval: 10_000,
} as const satisfies Partial<WorkerOptions>;
