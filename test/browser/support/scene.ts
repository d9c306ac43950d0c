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
  readonly comparisonId: string;
}

interface Product {
  readonly id: string;
  readonly sku: string;
}

interface Shown {
  readonly id: number;
  readonly sku: string;
}

const API = '/api/v1/woocommerce';

/** How long a full sync, or a comparison, of the demo's products may take. */
const PATIENCE = { timeout: 120_000, pause: 250 };

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
  await ask('PATCH', `${shop}/_control/products/${shown.id}`, { regular_price: '1.00' });
  const { id: comparisonId } = await api<{ id: string }>('POST', '/sync/drift', {});
  await over(() => api<{ status: string }>('GET', `/sync/drift/${comparisonId}`));
  return { productId: sold.id, orderId, fullSyncId: batchId, comparisonId };
}

async function demoProducts(erp: string): Promise<readonly Product[]> {
  const { items } = await ask<{ items: Product[] }>('GET', `${erp}/demo/products`);
  return items;
}

async function placeOrder(shop: string, { id, sku }: Shown): Promise<number> {
  const lines = [{ productId: id, sku, quantity: 2, price: '150.90' }];
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
