/** What is kept for a while and then deleted. */
export type History = 'items' | 'audit' | 'runs' | 'run-products';

/** Deletes old rows in steps so small that nobody waits for them. Several processes may prune at once. */
export abstract class RetentionRepository {
  /**
   * Deletes at most `limit` rows that ended more than `days` days ago, by the database's clock; answers how many. Failed
   * and open items stay whatever their age; `run-products` go as soon as their run has ended.
   */
  abstract prune(history: History, days: number, limit: number): Promise<number>;
}
