import { DEMO_KEY } from './access/store-key';
import { startStoreDouble, type StoreDouble } from './store-double';

/** How many products the shop is filled with, unless the first argument says so. */
const PRODUCTS = 100_000;

/** How often each call is made; the median counts. */
const TIMES = 21;

async function fill(shop: StoreDouble, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    await shop.writer.create(
      {
        name: `Product ${number}`,
        sku: `SKU-${number}`,
        regular_price: '19.99',
        manage_stock: true,
        stock_quantity: number % 50,
        description:
          'A lamp that gives light, on a foot that stands, in a box that closes. '.repeat(4),
        categories: [{ id: 15 }],
        meta_data: [{ key: '_erp_id', value: String(number) }],
      },
      'batch',
    );
  }
}

async function send(shop: StoreDouble, method: string, path: string, body?: object): Promise<void> {
  const key = Buffer.from(`${DEMO_KEY.key}:${DEMO_KEY.secret}`).toString('base64');
  const answer = await fetch(`${shop.url}/wp-json/wc/v3${path}`, {
    method,
    headers: { authorization: `Basic ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
  await answer.arrayBuffer();
}

async function medianMs(call: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const startedAt = performance.now();
    await call();
    times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  return `${(times[Math.floor(TIMES / 2)] ?? 0).toFixed(1)} ms`;
}

/** Fills a double, and says what it needs and how long its calls take. */
async function measure(count: number): Promise<void> {
  const shop = await startStoreDouble({ preset: 'instant', behindTls: true });
  const startedAt = performance.now();
  await fill(shop, count);
  const megabytes = Math.round(process.memoryUsage().rss / 1_000_000);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`${count} products in ${seconds} s: ${megabytes} MB resident`);
  const pages = Math.ceil(count / 100);
  const ids = [...shop.catalogue.products.keys()];
  const middle = ids[Math.floor(ids.length / 2)] ?? 0;
  const skus = ids.slice(0, 100).map((_id, at) => `SKU-${at + 1}`);
  const update = ids.slice(-100).map((id) => ({ id, regular_price: '9.99', _fields: 'id' }));
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    'first page of 100, id and SKU': () =>
      send(shop, 'GET', '/products?per_page=100&_fields=id,sku'),
    'last page of 100, id and SKU': () =>
      send(shop, 'GET', `/products?per_page=100&page=${pages}&_fields=id,sku`),
    'page of 100, every field': () => send(shop, 'GET', '/products?per_page=100'),
    '100 SKUs, id': () =>
      send(shop, 'GET', `/products?per_page=100&_fields=id&sku=${skus.join(',')}`),
    'modified since a moment, none': () =>
      send(shop, 'GET', '/products?modified_after=2100-01-01T00:00:00Z&_fields=id'),
    'one update': () => send(shop, 'PUT', `/products/${middle}`, { stock_quantity: 7 }),
    'batch of 100 updates': () => send(shop, 'POST', '/products/batch', { update }),
  };
  for (const [name, call] of Object.entries(calls)) console.log(`${name}: ${await medianMs(call)}`);
  await shop.close();
}

void measure(Number(process.argv[2] ?? PRODUCTS));
