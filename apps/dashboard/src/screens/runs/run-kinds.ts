/** What kinds of runs there are, as the address names them. */
export const RUN_KINDS = ['full-sync', 'drift', 'order-pull', 'adoption'] as const;

/** How a run may stand. */
export const RUN_STATES = ['running', 'completed', 'failed', 'cancelled'] as const;

/** One of them. */
export type RunState = (typeof RUN_STATES)[number];
