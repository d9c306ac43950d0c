/** A tax class of the shop. */
export interface TaxClass {
  readonly slug: string;
  /** As a person reads it. */
  readonly name: string;
}

/** What the owner of a shop has set that prices and taxes depend on. */
export abstract class ShopSettings {
  /** The currency that the shop sells in, ISO 4217; null where it does not tell. */
  abstract currency(): Promise<string | null>;

  /** The tax classes of the shop; null where it does not tell them to our key. */
  abstract taxClasses(): Promise<readonly TaxClass[] | null>;
}
