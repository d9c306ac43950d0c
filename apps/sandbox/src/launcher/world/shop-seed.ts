import type { ErpProduct } from '../../cypher';

/**
 * How many of the demo catalogue's products the shop has from the start; the others are for the
 * sync to create.
 */
const KNOWN_TO_SHOP = 450;

/**
 * One product in this many has an outdated price in the shop, as in shops that were kept by hand.
 */
const OUTDATED_EVERY = 10;

/** Where the ERP double is, and what opens it. */
export interface ErpAccess {
  readonly url: string;
  readonly token: string;
}

/** A plain product that the shop has, to try things with. */
export interface DemoProduct {
  readonly id: string;
  readonly sku: string;
  readonly price: string;
}

/**
 * Fills the shop with most of the ERP's products, by SKU and without any mapping, as a shop looks
 * that is older than its sync: the service has to find them there and adopt them.
 * @throws Error when one of the doubles refuses.
 */
export async function seedShop(erp: ErpAccess, storeUrl: string): Promise<void> {
  const items = await readProducts(erp, KNOWN_TO_SHOP);
  const answer = await fetch(`${storeUrl}/_control/seed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ products: items.map(asShopProduct) }),
  });
  if (!answer.ok)
    throw new Error(`The WooCommerce double refused the demo products (HTTP ${answer.status})`);
}

/** The first plain product of the ERP. @throws Error when it has none, or refuses. */
export async function findDemoProduct(erp: ErpAccess): Promise<DemoProduct> {
  const items = await readProducts(erp, KNOWN_TO_SHOP);
  const demo = items.find(isPlain) ?? items[0];
  if (demo === undefined) throw new Error('The Cypher double has no products');
  return { id: demo.id, sku: demo.sku, price: demo.price.regular };
}

async function readProducts(
  { url, token }: ErpAccess,
  limit: number,
): Promise<readonly ErpProduct[]> {
  const response = await fetch(`${url}/products?limit=${limit}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok)
    throw new Error(`The Cypher double refused its products (HTTP ${response.status})`);
  return ((await response.json()) as { items: ErpProduct[] }).items;
}

function isPlain({ status, variants, price }: ErpProduct): boolean {
  return status === 'active' && variants.length === 0 && price.sale === null;
}

/**
 * The product as somebody may have typed it into the shop: without pictures, and now and then at an
 * old price.
 */
function asShopProduct(product: ErpProduct, index: number): object {
  const { price, stock } = product;
  const isOutdated = index % OUTDATED_EVERY === OUTDATED_EVERY - 1;
  return {
    name: product.name,
    type: product.variants.length > 0 ? 'variable' : 'simple',
    status: product.status === 'active' ? 'publish' : 'draft',
    sku: product.sku,
    description: product.description,
    short_description: product.shortDescription,
    regular_price: isOutdated ? (Number(price.regular) * 0.95).toFixed(2) : price.regular,
    manage_stock: stock.managed,
    ...(stock.managed ? { stock_quantity: stock.quantity } : {}),
  };
}
