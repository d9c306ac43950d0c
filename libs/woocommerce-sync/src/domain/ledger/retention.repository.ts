/** What is kept for a while and then forgotten. */
export type History =
  | 'items'
  | 'unknown-items'
  | 'audit'
  | 'runs'
  | 'run-products'
  | 'orders'
  | 'order-commands'
  | 'order-pulls'
  | 'order-checks'
  | 'drift-runs'
  | 'webhook-deliveries'
  | 'hints'
  | 'flows';

/**
 * Forgets what is old in steps so small that nobody waits for them. Several processes may prune at
 * once.
 */
export abstract class RetentionRepository {
  /**
   * Forgets at most `limit` rows that ended more than `days` days ago, by the database's clock;
   * answers how many. Failed and open items stay whatever their age, but for `unknown-items`:
   * failures of what neither the ERP nor the shop knows, of which a store keeps the newest thousand
   * at the most; `run-products` go as soon as their run has ended. Of `orders`, which end with the
   * publishing of their event, everything goes but what tells that this state of this order was
   * published; of `webhook-deliveries` the last one of each topic stays, and `hints` are those that
   * were read.
   */
  abstract prune(history: History, days: number, limit: number): Promise<number>;

  /**
   * Adds up how many completed items came and went since the last time, so that few rows tell how
   * many there are.
   */
  abstract foldCounts(): Promise<void>;
}
