/** Somebody who logs in at the shop. */
export interface ShopUser {
  readonly name: string;
  readonly password: string;
  readonly role: 'administrator' | 'shop_manager' | 'customer';
}

/** The users that a double has unless it is given others. */
export const DEMO_USERS: readonly ShopUser[] = [
  { name: 'owner', password: 'owner', role: 'administrator' },
  { name: 'customer', password: 'customer', role: 'customer' },
];
