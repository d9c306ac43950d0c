import type { Verdict as CheckVerdict } from '../doctor/finding';
import type { DriftCount } from '../drift/drift-finding';
import type { BreakerFault, BreakerPhase } from '../lane/breaker';
import type { OwnProcess, ProcessRole } from '../processes/process.repository';
import type { RulesChange } from '../stores/inherited-rules.repository';
import type { StoreState } from '../stores/store';
import type { Silence, WebhookStanding } from '../webhooks/webhook.repository';
import type { OrdersStanding, StockAtRisk, WaitingStanding } from './standing.repository';

/** How the shop, or the ERP, answers. */
export interface SideStanding {
  /** `closed`: all flows. `open`: it is left alone. `half-open`: one try is out. */
  readonly phase: BreakerPhase;
  /** Since when it is unwell; null while it is well. */
  readonly since: Date | null;
  /** When it is tried again at the earliest; null while it is well. */
  readonly nextProbeAt: Date | null;
  readonly faultsInARow: number;
  /** The last fault; it stays when all is well again. */
  readonly lastFault: BreakerFault | null;
  /** When it last answered well, as far as is kept; null for never. */
  readonly lastGoodAt: Date | null;
}

/** The shop, with what is known of it. */
export interface ShopStanding extends SideStanding {
  readonly url: string;
  /** Of the last check; null where it did not tell, or nobody has checked. */
  readonly woocommerce: string | null;
  readonly wordpress: string | null;
  readonly currency: string | null;
  readonly checkedAt: Date | null;
  readonly checkVerdict: CheckVerdict | null;
  /** Of what is in the way, or may go wrong. */
  readonly checkCodes: readonly string[];
  /** Most products of a call, calls at once, calls that are out, and how much of it may be ours. */
  readonly pace: {
    readonly batchSize: number;
    readonly window: number;
    readonly callsInFlight: number;
    readonly share: number;
    readonly slowdown: number;
  };
}

/** What the shop tells by itself. */
export interface WebhooksOverview {
  /** Whether the shop can reach us: without it there are none, and the shop is only read. */
  readonly isExpected: boolean;
  readonly topics: readonly Pick<
    WebhookStanding,
    'topic' | 'state' | 'activeSince' | 'deliveredAt'
  >[];
  readonly lastDeliveryAt: Date | null;
  readonly silence: Silence | null;
  readonly gapSince: Date | null;
  /** Why the last look at them failed. */
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly hintsWaiting: number;
}

/** What the last comparison of the whole shop found. */
export interface Differences {
  readonly runId: string;
  readonly comparedAt: Date;
  /** Products and variations that were compared. */
  readonly compared: number;
  /** By kind and field; money, and pieces of stocks, in `difference`. */
  readonly counts: readonly DriftCount[];
  /** Findings that differ from the ERP, and that nobody has asked to set right. */
  readonly open: number;
  /** What the prices among all findings are off by, in the shop's currency; a decimal. */
  readonly money: string;
}

/** All that the overview knows of a store, before it is judged. */
export interface OverviewFacts {
  readonly storeId: string;
  readonly name: string;
  readonly state: StoreState;
  /** The present, by the database's clock. */
  readonly asOf: Date;
  readonly waiting: WaitingStanding;
  readonly shop: ShopStanding;
  readonly erp: SideStanding;
  readonly webhooks: WebhooksOverview;
  readonly processes: readonly OwnProcess[];
  readonly missingRoles: readonly ProcessRole[];
  /** Null before the first comparison. */
  readonly differences: Differences | null;
  readonly orders: OrdersStanding;
  readonly stockAtRisk: StockAtRisk;
  /** What the environment changed of its rules; null once a full sync has brought it. */
  readonly rulesChange: RulesChange | null;
}
