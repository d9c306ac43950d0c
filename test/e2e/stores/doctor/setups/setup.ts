import { goodHost, type HostSetup } from '../../../../../apps/sandbox/src/store/host/host-setup';
import {
  shopSettings,
  type ShopSettings,
} from '../../../../../apps/sandbox/src/store/state/shop-settings';
import type { ShopDriver } from '../../../../support/world/shop-driver';

/** Keys of the shop, besides the one that may do everything. */
export const KEYS = {
  good: { key: 'ck_of_the_doctor', secret: 'cs_of_the_doctor_5512', permissions: 'read_write' },
  reading: { key: 'ck_reading', secret: 'cs_reading_5512', permissions: 'read' },
  writing: { key: 'ck_writing', secret: 'cs_writing_5512', permissions: 'write' },
  customers: {
    key: 'ck_customers',
    secret: 'cs_customers_5512',
    permissions: 'read_write',
    role: 'customer',
  },
} as const;

/** A way in which a shop is set up wrongly. */
export interface BrokenSetup {
  readonly name: string;
  /** The code of what a check has to find. */
  readonly code: string;
  readonly severity: 'blocking' | 'warning' | 'info';
  /** A part of how it is mended. */
  readonly mend: string;
  readonly arrange?: (shop: ShopDriver) => unknown;
  /** What is said of the shop, where it is not its address with the good key. */
  readonly request?: (shop: ShopDriver) => object;
  /** Settings of the store that is to be. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A host that is set up so. */
export const host =
  (setup: Partial<HostSetup>) =>
  (shop: ShopDriver): void => {
    shop.host = { ...goodHost(), ...setup };
  };

/** What the shopkeeper has set. */
export const settings =
  (wish: Partial<ShopSettings>) =>
  (shop: ShopDriver): void => {
    Object.assign(shop.settings, wish);
  };

/** What the shop runs on. */
export const software = (wish: Partial<ShopSettings['software']>) =>
  settings({ software: { ...shopSettings.parse({}).software, ...wish } });

/** Another key than the good one. */
export const key =
  ({ key: consumerKey, secret: consumerSecret }: { key: string; secret: string }) =>
  () => ({
    consumerKey,
    consumerSecret,
  });

/** Sets a shop up as it should be. */
export function mendAll(shop: ShopDriver): void {
  shop.host = goodHost();
  shop.faults.clear();
  shop.behaviours.switchOff([]);
  shop.maxBatch = 100;
  const healthy = { currency: 'RON', fulfillments: true };
  Object.assign(shop.settings, shopSettings.parse(healthy));
  for (const product of shop.products()) shop.catalogue.remove(product);
}
