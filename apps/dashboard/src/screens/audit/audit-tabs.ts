/** The parts of the audit's screen, in their order. */
export const AUDIT_TABS = ['actions', 'events'] as const;

/** How an entry of the audit ended, as the API filters it. */
export const OUTCOMES = ['ok', 'failed', 'open'] as const;
