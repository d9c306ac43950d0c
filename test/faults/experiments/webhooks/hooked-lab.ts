import type { LabOptions } from '../../lab/parts/lab-parts';

const NEVER = '0 0 1 1 *';

/** A shop that tells at once of what happens. */
export const HOOKED: LabOptions = { products: 5, webhooks: true, store: { webhookDelayMs: 100 } };

/** The same, and orders are read for no other reason than a hint. */
export const BY_HINTS_ALONE: LabOptions = { ...HOOKED, settings: { ORDER_PULL_CRON: NEVER } };
