import { eventually } from '../../support/eventually';

/** Where the parts of a sandbox are, and a token of an admin. */
export interface SceneAddresses {
  readonly service: string;
  readonly shop: string;
  readonly erp: string;
  readonly token: string;
}

/** Things that screens are about, by their ids. */
export interface Scene {
  readonly productId: string;
  readonly orderId: number;
  readonly fullSyncId: string;
  /** A draft of a shop, without keys. */
  readonly draftId: string;
  readonly comparisonId: string;
}

interface Product {
  readonly id: string;
  readonly sku: string;
}

interface Shown {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
}

interface Waiting {
  readonly verdict: { readonly waiting: number };
}

const DRAFT = { id: 'ro', name: 'Romania', settings: { STOCK_SAFETY: '2', PRICE_LIST: 'b2b' } };

const API = '/api/v1/woocommerce';

/** How long a full sync, or a comparison, of the demo's products may take. */
const PATIENCE = { timeout: 400_000, pause: 500 };

/**
 * Has something happen that every screen can show: a full sync, an order, a price changed in the
 * shop by hand, two products that the shop would refuse, and a comparison.
 */
export async function setScene(addresses: SceneAddresses): Promise<Scene> {
  const { service, shop, erp, token } = addresses;
  const api = <Body>(method: string, path: string, body?: object) =>
    ask<Body>(method, `${service}${API}${path}`, body, token);
  const { batchId } = await api<{ batchId: string }>('POST', '/sync/all', {});
  await over(() => api<{ status: string }>('GET', `/sync/runs/${batchId}`));
  const products = await demoProducts(erp);
  const [sold, ...others] = products;
  if (sold === undefined) throw new Error('The ERP has no products');
  const shown = await ask<Shown>('GET', `${shop}/_control/products?sku=${sold.sku}`);
  const orderId = await placeOrder(shop, shown);
  await api('POST', '/pull/orders', {});
  await breakSales(addresses, others.slice(0, 2));
  await api('POST', '/stores', { ...DRAFT, url: 'https://ro.shop.example' });
  await quiet(() => api<Waiting>('GET', '/overview'));
  const byHand = { regular_price: '1.00', name: 'Renamed in the shop by hand' };
  await ask('PATCH', `${shop}/_control/products/${shown.id}`, byHand);
  const { id: comparisonId } = await api<{ id: string }>('POST', '/sync/drift', {});
  await over(() => api<{ status: string }>('GET', `/sync/drift/${comparisonId}`));
  return { productId: sold.id, orderId, fullSyncId: batchId, draftId: DRAFT.id, comparisonId };
}

async function demoProducts(erp: string): Promise<readonly Product[]> {
  const { items } = await ask<{ items: Product[] }>('GET', `${erp}/demo/products`);
  return items;
}

async function placeOrder(shop: string, { id, sku, name }: Shown): Promise<number> {
  const lines = [{ productId: id, sku, name, quantity: 2, price: '150.90' }];
  const {
    ids: [orderId],
  } = await ask<{ ids: number[] }>('POST', `${shop}/_control/orders`, { orders: [{ lines }] });
  if (orderId === undefined) throw new Error('The shop placed no order');
  return orderId;
}

/** Gives products a sale above their price, which no shop holds. */
async function breakSales(
  { service, erp, token }: SceneAddresses,
  products: readonly Product[],
): Promise<void> {
  for (const { id } of products) {
    await ask('PATCH', `${erp}/demo/products/${id}`, {
      price: { regular: '10.00', sale: '12.00' },
    });
    await ask('POST', `${service}${API}/sync/product/${id}`, {}, token);
  }
}

/** Waits until nothing waits, pictures included. */
async function quiet(overview: () => Promise<Waiting>): Promise<void> {
  await eventually(async () => {
    const { verdict } = await overview();
    if (verdict.waiting > 0) throw new Error(`${verdict.waiting} changes wait still`);
  }, PATIENCE);
}

async function over(progress: () => Promise<{ status: string }>): Promise<void> {
  await eventually(async () => {
    const { status } = await progress();
    if (status === 'running') throw new Error('It still goes on');
  }, PATIENCE);
}

async function ask<Body>(
  method: string,
  address: string,
  body?: object,
  token?: string,
): Promise<Body> {
  const answer = await fetch(address, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${address} answered ${answer.status}: ${text}`);
  return (text === '' ? null : JSON.parse(text)) as Body;
}
