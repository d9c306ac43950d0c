/** Something in the shop that its webhooks tell of. */
export interface ShopChange {
  readonly resource: 'product' | 'order';
  readonly event: 'created' | 'updated' | 'deleted' | 'restored';
  readonly id: number;
}

/**
 * Passes on what changed in the shop, whoever changed it: a call, a customer, or somebody at its
 * admin pages.
 */
export class ShopChanges {
  private readonly listeners: ((change: ShopChange) => void)[] = [];

  /** Calls this with every change, as soon as it is done. */
  onChange(listener: (change: ShopChange) => void): void {
    this.listeners.push(listener);
  }

  /** Tells of a change. */
  tell(change: ShopChange): void {
    for (const listener of this.listeners) listener(change);
  }
}
