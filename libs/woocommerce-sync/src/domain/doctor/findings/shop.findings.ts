import type { FindingText } from '../finding';

const PRODUCTS = 'WooCommerce → Settings → Products';

/** What may be wrong with how a shop is set, with what it can do, and with what it holds. */
export const SHOP_FINDINGS = {
  SETTINGS_UNREADABLE: {
    severity: 'warning',
    title: 'The settings of the shop cannot be read',
    meaning:
      'Currency, taxes, units and stock management are unknown, so that nothing of them was checked.',
    mend: 'Make the key for a user who may manage WooCommerce: a shop manager or an administrator.',
  },
  STOCK_NOT_MANAGED: {
    severity: 'blocking',
    title: 'The shop does not manage stock',
    meaning: 'Every quantity that is sent is dropped without a word, and everything can be bought.',
    mend: `${PRODUCTS} → Inventory: switch “Enable stock management” on.`,
  },
  STOCK_LEFT_UNMANAGED: {
    severity: 'info',
    title: 'The shop does not manage the stock that is left to it',
    meaning: 'By FIELD_OWNERSHIP stock is the shop’s, and everything can be bought.',
    mend: 'Nothing, where that is meant.',
  },
  CURRENCY_DIFFERS: {
    severity: 'warning',
    title: 'The ERP has no prices in the shop’s currency',
    meaning: 'A price in another currency is not written; it fails with CURRENCY_MISMATCH.',
    mend: 'Set the shop’s currency (WooCommerce → Settings → General), or have the ERP price in it.',
  },
  DECIMALS_FEWER: {
    severity: 'warning',
    title: 'The shop shows fewer decimals than its currency has',
    meaning: 'Prices are kept as they are sent, and customers see and pay rounded ones.',
    mend: 'WooCommerce → Settings → General → Number of decimals.',
  },
  TAX_MODE: {
    severity: 'info',
    title: 'The shop computes taxes',
    meaning:
      'Prices are taken with or without tax as the shop is set, whatever the ERP means by them.',
    mend: 'See that the ERP’s prices are meant the same way (WooCommerce → Settings → Tax → Prices entered with tax).',
  },
  TIME_ZONE_DIFFERS: {
    severity: 'info',
    title: 'SHOP_TIME_ZONE is not the shop’s time zone',
    meaning:
      'The hours in SHOP_SHARE are not those of the shop’s visitors; dates of sales are not touched by it.',
    mend: 'Set SHOP_TIME_ZONE of the store to the shop’s time zone.',
  },
  TIME_ZONE_OFFSET: {
    severity: 'info',
    title: 'The shop’s time zone is a fixed offset',
    meaning:
      'It does not follow summer time: what the shop does by its own clock shifts by an hour.',
    mend: 'WordPress → Settings → General → Timezone: choose a city.',
  },
  UNITS: {
    severity: 'info',
    title: 'Weights and dimensions are in the shop’s units',
    meaning: 'The ERP’s numbers are written as they are, and taken in these units.',
    mend: `See that the ERP keeps them in the same units; else change them (${PRODUCTS} → General).`,
  },
  BATCH_LIMIT_LOW: {
    severity: 'warning',
    title: 'The shop takes few products in one call',
    meaning:
      'A plugin or the host lowered the limit of 100: larger calls are refused once, and then made smaller.',
    mend: 'Set WOOCOMMERCE_MAX_BATCH_SIZE of the store to the limit, or have the filter woocommerce_rest_batch_items_limit taken away.',
  },
  FIELDS_IGNORED: {
    severity: 'warning',
    title: 'The shop ignores which fields are asked for',
    meaning:
      'It answers everything each time: calls take a third longer, and answers are eight times as large (fact 19).',
    mend: 'Look for what drops the parameter _fields: a proxy, a cache, or a plugin that changes answers.',
  },
  VARIATIONS_BY_PRODUCT: {
    severity: 'info',
    title: 'Variations of several products do not share a call',
    meaning:
      'The shop refuses a variation that names another product than the address of the call (facts 20, 123): each product with variants costs a call of its own.',
    mend: 'Nothing has to be done; look for a plugin that changes the API of variations where calls are dear. Each check tries it anew.',
  },
  VARIATIONS_NOT_LISTED: {
    severity: 'info',
    title: 'The shop does not list the variations of all products together',
    meaning:
      'It does so from WooCommerce 10.3 on; what variations show by themselves cannot be compared.',
    mend: 'Update WooCommerce.',
  },
  DIFFERENCES_IGNORED: {
    severity: 'warning',
    title: 'The shop ignores stock differences',
    meaning:
      'Stock is written as a quantity, which erases a sale of the same moment more often (facts 27, 43).',
    mend: 'Look for a plugin that takes the place of WooCommerce’s API of products; the first stock that is sent a day after it was seen tries it again.',
  },
  FULFILMENTS_OFF: {
    severity: 'info',
    title: 'The shop has no fulfilments',
    meaning:
      'Tracking numbers go into the order’s meta data instead, which plugins for tracking show.',
    mend: 'Nothing; or switch the feature on (WooCommerce → Settings → Advanced → Features).',
  },
  FULFILMENTS_WANTED: {
    severity: 'warning',
    title: 'ORDER_TRACKING wants fulfilments, and the shop has none',
    meaning: 'Every shipment will fail with ORDER_FULFILMENTS_OFF.',
    mend: 'Switch the feature on (WooCommerce → Settings → Advanced → Features), or set ORDER_TRACKING of the store to auto.',
  },
  CATALOG_EXPORT_MISSING: {
    severity: 'info',
    title: 'The shop does not write its catalogue into a file',
    meaning:
      'It does so from WooCommerce 10.5 on (fact 46); comparisons read its lists instead, which takes more calls.',
    mend: 'Update WooCommerce.',
  },
  DUPLICATE_SKUS: {
    severity: 'warning',
    title: 'Several products have one SKU',
    meaning:
      'Which of them is the ERP’s product cannot be told: it is not adopted, and fails with SKU_SHARED.',
    mend: 'Give each product and variation a SKU of its own, or delete the copies.',
  },
  SKUS_SAMPLED: {
    severity: 'info',
    title: 'Only a part of the SKUs was compared',
    meaning:
      'The shop has more products than a check reads; there may be doubles among the others.',
    mend: 'Nothing; each product is looked for by its SKU before it is written.',
  },
} as const satisfies Readonly<Record<string, FindingText>>;
