import { CheckGauges } from './check-gauges';
import { LedgerGauges } from './ledger-gauges';
import { WebhookGauges } from './webhook-gauges';

/** All gauges of stores. */
export const GAUGES = [LedgerGauges, WebhookGauges, CheckGauges];
