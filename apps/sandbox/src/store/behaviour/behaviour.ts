/** One thing that a shop does, and where that is written down. */
export interface Behaviour {
  /** Number in the measured facts about WooCommerce. */
  readonly fact: number;
  readonly says: string;
}
