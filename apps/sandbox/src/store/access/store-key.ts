/** A key of the REST API, and the user that it stands for. */
export interface StoreKey {
  readonly key: string;
  readonly secret: string;
  readonly permissions: 'read' | 'write' | 'read_write';
  /**
   * What the user is in the shop; an administrator unless it says so. A customer may do nothing
   * here (fact 2).
   */
  readonly role?: 'administrator' | 'shop_manager' | 'customer';
}

/** The key that a double has unless it is given others. */
export const DEMO_KEY: StoreKey = { key: 'ck_demo', secret: 'cs_demo', permissions: 'read_write' };
