import { host, settings, type BrokenSetup } from './setup';

/** How the shop is set, what it can do and what it holds. */
export const SHOP_SETUPS: readonly BrokenSetup[] = [
  {
    name: 'no stock management',
    code: 'STOCK_NOT_MANAGED',
    severity: 'blocking',
    mend: 'Enable stock management',
    arrange: settings({ managesStock: false }),
  },
  {
    name: 'prices without decimals',
    code: 'DECIMALS_FEWER',
    severity: 'warning',
    mend: 'Number of decimals',
    arrange: settings({ decimals: 0 }),
  },
  {
    name: 'a currency that the ERP does not price in',
    code: 'CURRENCY_DIFFERS',
    severity: 'warning',
    mend: 'shop’s currency',
    arrange: settings({ currency: 'USD' }),
  },
  {
    name: 'prices with tax',
    code: 'TAX_MODE',
    severity: 'info',
    mend: 'Prices entered with tax',
    arrange: settings({ taxes: true, pricesIncludeTax: true }),
  },
  {
    name: 'a fixed offset for a time zone',
    code: 'TIME_ZONE_OFFSET',
    severity: 'info',
    mend: 'choose a city',
    arrange: settings({ hasNamedZone: false }),
  },
  {
    name: 'hours of another zone',
    code: 'TIME_ZONE_DIFFERS',
    severity: 'info',
    mend: 'SHOP_TIME_ZONE',
    settings: { SHOP_TIME_ZONE: 'America/New_York' },
  },
  {
    name: 'settings that the key may not read',
    code: 'SETTINGS_UNREADABLE',
    severity: 'warning',
    mend: 'shop manager',
    arrange: (shop) => shop.faults.add({ kind: 'unauthorized', route: 'GET /settings' }),
  },
  {
    name: 'a lower limit of batches',
    code: 'BATCH_LIMIT_LOW',
    severity: 'warning',
    mend: 'WOOCOMMERCE_MAX_BATCH_SIZE',
    arrange: (shop) => {
      shop.maxBatch = 20;
    },
  },
  {
    name: 'a proxy that drops _fields',
    code: 'FIELDS_IGNORED',
    severity: 'warning',
    mend: '_fields',
    arrange: async (shop) => {
      await shop.writer.create({ name: 'Any', sku: 'ANY-FIELDS' }, 'batch');
      host({ dropsParameters: ['_fields'] })(shop);
    },
  },
  {
    name: 'no fulfilments',
    code: 'FULFILMENTS_OFF',
    severity: 'info',
    mend: 'Advanced → Features',
    arrange: settings({ fulfillments: false }),
  },
  {
    name: 'no fulfilments, which the settings want',
    code: 'FULFILMENTS_WANTED',
    severity: 'warning',
    mend: 'ORDER_TRACKING',
    settings: { ORDER_TRACKING: 'fulfillments' },
  },
  {
    name: 'no catalogue as a file',
    code: 'CATALOG_EXPORT_MISSING',
    severity: 'info',
    mend: 'Update WooCommerce',
    arrange: (shop) => {
      shop.behaviours.switchOff(['catalog-export']);
    },
  },
  {
    name: 'no list of all variations',
    code: 'VARIATIONS_NOT_LISTED',
    severity: 'info',
    mend: 'Update WooCommerce',
    arrange: (shop) => {
      shop.behaviours.switchOff(['variations-listed-together']);
    },
  },
  {
    name: 'a plugin that reads the product of a variation from the address alone',
    code: 'VARIATIONS_BY_PRODUCT',
    severity: 'info',
    mend: 'plugin',
    arrange: async (shop) => {
      shop.behaviours.switchOff(['variations-of-many-parents']);
      const family = await shop.writer.create({ type: 'variable', name: 'Family' }, 'batch');
      await shop.writer.createVariation(family, { sku: 'FAMILY-S' }, 'batch');
    },
  },
  {
    name: 'one SKU twice',
    code: 'DUPLICATE_SKUS',
    severity: 'warning',
    mend: 'a SKU of its own',
    arrange: async (shop) => {
      shop.behaviours.switchOff(['sku-compared-loosely']);
      await shop.writer.create({ name: 'One', sku: 'TWICE' }, 'batch');
      await shop.writer.create({ name: 'Other', sku: 'twice' }, 'batch');
    },
  },
];
