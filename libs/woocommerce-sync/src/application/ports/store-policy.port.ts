import type { DriftAction } from '../../domain/drift/drift-repairs';
import type { FieldOwnership } from '../../domain/fields/field-ownership';
import type { PaceLimits } from '../../domain/pace/pace-state';

/** What the operator allows for each store. */
export abstract class StorePolicy {
  /** The bounds of its pace. */
  abstract paceLimits(storeId: string): PaceLimits;

  /** Between two reads of the canary, in milliseconds; 0 for none. */
  abstract canaryMs(storeId: string): number;

  /** How long nothing is sent at the most, whatever the shop asks for, in milliseconds. */
  abstract maxPauseMs(storeId: string): number;

  /** Whether a sale price that was set in the shop by hand survives every sync. */
  abstract keepsManualOffers(storeId: string): boolean;

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

  /** How far back orders are counted against the shop's, by when they were made, in days. */
  abstract orderCheckDays(storeId: string): number;

  /** Whether the shop is told that an order has arrived. */
  abstract acknowledgesOrders(storeId: string): boolean;

  /** Whether images may be fetched from private addresses, as in a laboratory. */
  abstract allowsPrivateImageUrls(storeId: string): boolean;
}
