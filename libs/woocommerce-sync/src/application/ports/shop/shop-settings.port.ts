import type { ChoiceGroup } from '../../../domain/fields/desired-choice';

/** An entry of a list of the shop, as a tax class. */
export interface NamedChoice {
  readonly slug: string;
  /** As a person reads it. */
  readonly name: string;
}

/** What the owner of a shop has set: what it sells in, and what products are given by name. */
export abstract class ShopSettings {
  /** The currency that the shop sells in, ISO 4217; null where it does not tell. */
  abstract currency(): Promise<string | null>;

  /**
   * The list of the shop of which this group is given one entry, as of its tax classes; null where
   * it does not tell it to our key.
   */
  abstract choices(group: ChoiceGroup): Promise<readonly NamedChoice[] | null>;
}
