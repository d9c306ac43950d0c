import type { Address, OrderMeta } from '../store-order';

/** Somebody who has an account. */
export interface Customer {
  readonly id: number;
  readonly email: string;
  readonly username: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly billing: Address;
  readonly shipping: Address;
  readonly createdAt: number;
  readonly meta_data: readonly OrderMeta[];
}
