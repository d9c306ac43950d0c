/** A global attribute of a shop: its id, and the options that are known to exist there, folded. */
export interface AttributeMapping {
  readonly storeAttributeId: number;
  readonly options: ReadonlySet<string>;
}

/** Remembers which global attribute is which, and which options it has. */
export abstract class AttributeRepository {
  /** All of a store's attributes by folded name. */
  abstract findAll(storeId: string): Promise<Map<string, AttributeMapping>>;

  /** Makes or changes one. */
  abstract keep(storeId: string, foldedName: string, mapping: AttributeMapping): Promise<void>;

  /** Forgets one that is gone from the shop. */
  abstract forget(storeId: string, storeAttributeId: number): Promise<void>;
}
