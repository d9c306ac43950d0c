import type { Grounds } from '../doctor/grounds';
import {
  PROBES,
  type Answer,
  type Heard,
  type Observations,
  type Probe,
} from '../doctor/observations';

/** When shops are looked at. */
export const LOOKED_AT = new Date('2026-11-30T12:00:00Z');

/** An answer of the shop itself. */
export function anAnswer(fields: Partial<Heard> = {}): Heard {
  return {
    kind: 'heard',
    status: 200,
    looks: 'json',
    code: null,
    message: null,
    location: null,
    ...fields,
  };
}

/** A page for people, as of a firewall. */
export function aPage(status: number): Heard {
  return anAnswer({ status, looks: 'page' });
}

const REFUSED_AS_TOO_LARGE = anAnswer({
  status: 413,
  code: 'woocommerce_rest_request_entity_too_large',
});

/** What a shop that is well answers. */
const WELL: Readonly<Partial<Record<Probe, Answer>>> = {
  ...Object.fromEntries(PROBES.map((probe) => [probe, anAnswer()])),
  'product-writes': REFUSED_AS_TOO_LARGE,
  'category-writes': REFUSED_AS_TOO_LARGE,
  'order-writes': REFUSED_AS_TOO_LARGE,
  'no-such-id': anAnswer({ status: 404, code: 'woocommerce_rest_product_invalid_id' }),
  put: anAnswer({ status: 400, code: 'woocommerce_rest_product_invalid_id' }),
  delete: anAnswer({ status: 404, code: 'woocommerce_rest_product_invalid_id' }),
  fulfilments: anAnswer({ status: 404, code: 'woocommerce_rest_order_invalid_id' }),
};

const SETTINGS = {
  woocommerce_currency: 'RON',
  woocommerce_price_num_decimals: '2',
  woocommerce_manage_stock: 'yes',
  woocommerce_calc_taxes: 'no',
};

/** What was seen of a shop that is well, but for some answers and fields. */
export function aSight(
  answers: Partial<Record<Probe, Answer>> = {},
  fields: Partial<Observations> = {},
): Observations {
  return {
    url: 'https://shop.example',
    checksCertificate: true,
    answers: { ...WELL, ...answers },
    unasked: [],
    site: {
      home: 'https://shop.example',
      timeZone: 'Europe/Bucharest',
      namespaces: ['wc/v3', 'wc/pos/v1/catalog'],
    },
    status: {
      woocommerce: '10.5.0',
      wordpress: '7.0.4',
      php: '8.2.36',
      memoryBytes: 536_870_912,
      timeLimitSeconds: 300,
      runsCronByVisitors: true,
      hidesErrors: true,
      hpos: true,
      hposSync: false,
      plugins: [],
    },
    settings: SETTINGS,
    trimsFields: true,
    variationsTogether: null,
    batchLimit: null,
    clockAheadMs: 200,
    scheduledAt: [],
    skus: { rows: [], isWhole: true },
    ...fields,
  };
}

/** What it is held against; the expectations of a store in Bucharest unless told. */
export function someGrounds(fields: Partial<Grounds> = {}): Grounds {
  return {
    expectations: {
      isNearby: false,
      timeZone: 'Europe/Bucharest',
      tracking: 'auto',
      priceList: null,
      fallsBackToOwnPrice: false,
      ownsStock: true,
      maxBatchSize: 100,
    },
    remembered: { variationsOfManyParents: null, stockDifferences: null },
    erpCurrencies: ['RON'],
    now: LOOKED_AT,
    ...fields,
  };
}
