/** Whether a shop is well. */
export abstract class ShopHealth {
  /** A cheap read that tells whether the shop answers us at all; throws where it does not. */
  abstract probe(): Promise<void>;
}
