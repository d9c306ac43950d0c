/** What the settings of the store expect of its shop. */
export interface Expectations {
  /** Whether its host is one of the own network, or of this machine. */
  readonly isNearby: boolean;
  /** Zone of the hours in SHOP_SHARE. */
  readonly timeZone: string;
  /** Where tracking numbers go. */
  readonly tracking: string;
  /** By which of the ERP's price lists it sells; null for the ERP's own prices. */
  readonly priceList: string | null;
  /** Whether what has none in that list is sold at the ERP's own price. */
  readonly fallsBackToOwnPrice: boolean;
  /** Whether stock is ours to write, be it only as a product is made. */
  readonly ownsStock: boolean;
  /** Most products in one call. */
  readonly maxBatchSize: number;
}

/**
 * What was seen of the shop by writing to it; null while nobody knows, or where that was too long
 * ago.
 */
export interface Remembered {
  readonly variationsOfManyParents: boolean | null;
  readonly stockDifferences: boolean | null;
}

/** What observations are held against. */
export interface Grounds {
  readonly expectations: Expectations;
  readonly remembered: Remembered;
  /**
   * Currencies of the ERP's first products, as the store sells them; null where it was not asked,
   * or did not answer.
   */
  readonly erpCurrencies: readonly string[] | null;
  readonly now: Date;
}
