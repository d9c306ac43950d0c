import type { DriftAction } from '../../domain/drift/drift-repairs';
import type { FieldOwnership } from '../../domain/fields/field-ownership';
import type { CatalogRules } from '../../domain/store-rules/catalog-rules';
import type { BookedAfterMinutes, BookedBy } from '../../domain/stock/held-stock.repository';
import type { TrackingPlace } from '../../domain/orders/commands/tracking';
import type { HintSubject } from '../../domain/webhooks/webhook-topic';
import type { PaceLimits } from '../../domain/pace/pace-state';

/** How what the ERP says of orders is written into the shop. */
export interface OrderWriting {
  /** The status of an order that is shipped. */
  readonly shippedStatus: string;
  readonly tracking: TrackingPlace;
  /** Whether the number of the ERP's document goes into the order. */
  readonly writesDocuments: boolean;
  /** Whether refunds are paid back by the shop's payment provider. */
  readonly paysBack: boolean;
}

/** What of the ERP's stock a shop may offer. */
export interface StockRule {
  /** How much of what is free is this shop's, in percent. */
  readonly percent: number;
  /** Pieces that are kept back. */
  readonly safety: number;
  /** The most that is shown; null for no such bound. */
  readonly cap: number | null;
  /** What has an order counted as booked besides the ERP's own word. */
  readonly bookedBy: BookedBy;
  readonly bookedAfterMinutes: BookedAfterMinutes;
}

/** What decides what is written of a store's products. */
export interface PlanningRules {
  /** What of the ERP's catalogue is its own. */
  readonly catalog: CatalogRules;
  readonly ownership: FieldOwnership;
  /** Which custom field of the ERP is which key of the shop's meta data. */
  readonly customFields: ReadonlyMap<string, string>;
  readonly stock: StockRule;
}

/** What the operator allows for each store. */
export abstract class StorePolicy {
  /** The bounds of its pace. */
  abstract paceLimits(storeId: string): PaceLimits;

  /** In which time zone its day begins, as IANA names it. */
  abstract timeZone(storeId: string): string;

  /** Between two reads of the canary, in milliseconds; 0 for none. */
  abstract canaryMs(storeId: string): number;

  /** How long nothing is sent at the most, whatever the shop asks for, in milliseconds. */
  abstract maxPauseMs(storeId: string): number;

  /** Whether a sale price that was set in the shop by hand survives every sync. */
  abstract keepsManualOffers(storeId: string): boolean;

  /** What decides what is written of its products. */
  abstract planning(storeId: string): PlanningRules;

  /** Which fields are Cypher's, and which the shop's own. */
  abstract ownership(storeId: string): FieldOwnership;

  /** Whether attributes that the shop added by itself survive where the others are Cypher's. */
  abstract keepsShopAttributes(storeId: string): boolean;

  /** Whether what somebody changed in the shop is set right at once, by the names of fields. */
  abstract driftActions(storeId: string): ReadonlyMap<string, DriftAction>;

  /** Which custom field of the ERP is which key of the shop's meta data. */
  abstract customFields(storeId: string): ReadonlyMap<string, string>;

  /** The shop's statuses in which orders are told of. */
  abstract orderStatuses(storeId: string): ReadonlySet<string>;

  /** What it may offer of the ERP's stock. */
  abstract stockRule(storeId: string): StockRule;

  /** What the shop is to tell of by webhooks. */
  abstract hintSubjects(storeId: string): readonly HintSubject[];

  /** How far back orders are counted against the shop's, by when they were made, in days. */
  abstract orderCheckDays(storeId: string): number;

  /** Whether the shop is told that an order has arrived. */
  abstract acknowledgesOrders(storeId: string): boolean;

  /** How what the ERP says of orders is written into the shop. */
  abstract orderWriting(storeId: string): OrderWriting;

  /** Whether images may be fetched from private addresses, as in a laboratory. */
  abstract allowsPrivateImageUrls(storeId: string): boolean;
}
