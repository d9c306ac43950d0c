import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { eventually } from '../../../../test/support/eventually';
import { the } from '../../../../test/support/the';
import { type LoopbackBroker, startLoopbackBroker } from '../embedded/redis/loopback-broker';
import { gtin13 } from './catalogue/gtin';
import { type CypherDouble, startCypherDouble } from './cypher-double';
import type { ErpCategory, ErpProduct } from './erp-product';

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

const ID = /^[A-Za-z0-9._:-]{1,64}$/;
const MONEY = /^\d+\.\d{2}$/;

describe('Cypher double', () => {
  let double: CypherDouble;
  let broker: LoopbackBroker;
  let now = new Date('2026-11-24T10:00:00Z');

  beforeAll(async () => {
    broker = await startLoopbackBroker();
    double = await startCypherDouble({ redisUrl: broker.url, clock: () => now });
  });
  afterAll(async () => {
    await double.close();
    await broker.close();
  });
  afterEach(() => {
    double.cypher.faults.clear();
    double.cypher.calls.reset();
  });

  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${double.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${double.token}`, 'content-type': 'application/json' },
    });
  const read = async <T>(path: string, init?: RequestInit): Promise<T> =>
    (await call(path, init)).json() as Promise<T>;
  const send = <T>(method: string, path: string, body?: unknown): Promise<T> =>
    read<T>(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const lookup = (...ids: string[]): Promise<{ items: ErpProduct[]; missing: string[] }> =>
    send('POST', '/products/lookup', { ids });

  const readAll = async (limit: number, more = ''): Promise<ErpProduct[]> => {
    const items: ErpProduct[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page<ErpProduct> = await read(
        `/products?limit=${limit}${more}${cursor && `&cursor=${cursor}`}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  };

  const firstProduct = (): ErpProduct => the(double.cypher.search('', 1)[0]);

  describe('the catalogue', () => {
    it('is served in pages that neither repeat nor skip, and is 500 products by itself', async () => {
      const products = await readAll(70);
      expect(products).toHaveLength(500);
      expect(new Set(products.map(({ id }) => id)).size).toBe(500);
      expect(new Set(products.map(({ sku }) => sku)).size).toBe(500);
      expect(double.cypher.calls.of('GET /products')).toEqual({ calls: 8, items: 500 });
    });

    it('holds products that keep the contract and that a lighting shop might sell', async () => {
      const products = await readAll(500);
      const categories = (await read<Page<ErpCategory>>('/categories')).items;
      const categoryIds = new Set(categories.map(({ id }) => id));
      for (const product of products) {
        expect(product.id).toMatch(ID);
        expect(product.price.regular).toMatch(MONEY);
        expect(product.price.currency).toBe('RON');
        if (product.gtin !== null) expect(product.gtin).toBe(gtin13(product.gtin.slice(0, 12)));
        if (product.price.sale !== null)
          expect(Number(product.price.sale)).toBeLessThan(Number(product.price.regular));
        expect(product.categoryIds.every((id) => categoryIds.has(id))).toBe(true);
        expect(product.images.length).toBeGreaterThan(0);
        for (const variant of product.variants) {
          const [[name, option]] = Object.entries(variant.attributes) as [[string, string]];
          const attribute = product.attributes.find((each) => each.name === name);
          expect(attribute).toMatchObject({
            variation: true,
            options: expect.arrayContaining([option]),
          });
        }
      }
      const share = (holds: (product: ErpProduct) => boolean): number =>
        products.filter(holds).length / products.length;
      expect(share(({ price }) => price.sale !== null)).toBeGreaterThan(0.05);
      expect(share(({ variants }) => variants.length > 0)).toBeGreaterThan(0.05);
      expect(share(({ status }) => status === 'inactive')).toBeGreaterThan(0.01);
      expect(share(({ stock }) => stock.managed && stock.quantity === 0)).toBeGreaterThan(0.02);
    });

    it('is the same at every start', async () => {
      const other = await startCypherDouble({
        clock: () => now,
        publicUrl: double.url,
        products: 3,
      });
      try {
        expect(other.cypher.search('', 3)).toEqual(double.cypher.search('', 3));
      } finally {
        await other.close();
      }
    });

    it('names the parent of every category', async () => {
      const { items, nextCursor } = await read<Page<ErpCategory>>('/categories?limit=5');
      expect(items).toHaveLength(5);
      const rest = await read<Page<ErpCategory>>(`/categories?cursor=${nextCursor ?? ''}`);
      const ids = new Set([...items, ...rest.items].map(({ id }) => id));
      expect(
        rest.items.concat(items).every(({ parentId }) => parentId === null || ids.has(parentId)),
      ).toBe(true);
    });

    it('answers look-ups, and names what is missing', async () => {
      const { id } = firstProduct();
      const { items, missing } = await lookup(id, 'no-such-product', id);
      expect(items.map((item) => item.id)).toEqual([id]);
      expect(missing).toEqual(['no-such-product']);
    });

    it('serves the pictures that it names, with their checksums', async () => {
      const { url, checksum } = the(firstProduct().images[0]);
      const response = await fetch(url);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(response.headers.get('content-type')).toBe('image/png');
      expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(checksum);
    });

    it('pages through a hundred thousand without holding them', async () => {
      const big = await startCypherDouble({ products: 100_000 });
      try {
        let count = 0;
        let from: number | null = 0;
        while (from !== null) {
          const page = big.cypher.page(from, 500);
          count += page.items.length;
          from = page.next;
        }
        expect(count).toBe(100_000);
        expect(() => {
          big.cypher.seed(100_001);
        }).toThrow(RangeError);
      } finally {
        await big.close();
      }
    });
  });

  describe('at its door', () => {
    it.each([
      ['no token', undefined],
      ['another token', 'Bearer wrong'],
    ])('refuses %s', async (_name, authorization) => {
      const response = await fetch(
        `${double.url}/products`,
        authorization ? { headers: { authorization } } : {},
      );
      expect(response.status).toBe(401);
    });

    it.each([
      '/products?limit=501',
      '/products?cursor=xyz',
      '/products?updatedSince=yesterday',
      '/categories?limit=0',
    ])('refuses %s', async (path) => {
      expect((await call(path)).status).toBe(400);
    });

    it('refuses a look-up of more than 500', async () => {
      const ids = Array.from({ length: 501 }, (_, index) => `p${index}`);
      expect(
        (await call('/products/lookup', { method: 'POST', body: JSON.stringify({ ids }) })).status,
      ).toBe(400);
    });
  });

  describe('an edit', () => {
    let listener: Redis;
    beforeEach(async () => {
      listener = new Redis(broker.url);
      await listener.psubscribe('*');
    });
    afterEach(() => {
      listener.disconnect();
    });

    it('of an order of the shop is told with its values', async () => {
      const heard = once(listener, 'pmessage');
      const body = { document: 'SO-1' };
      expect(await send('POST', '/demo/orders/1262/booked', body)).toEqual({
        channel: 'order.booked',
        heardBy: 1,
      });
      const [, channel, message] = (await heard) as [string, string, string];
      expect(channel).toBe('order.booked');
      expect(JSON.parse(message)).toMatchObject({ orderId: 1262, document: 'SO-1' });
      expect((await call('/demo/orders/1262/eaten', { method: 'POST' })).status).toBe(400);
    });

    it('of a shop is heard, and shown by its channel', async () => {
      const channel = 'woocommerce.product_changed';
      const message = { pattern: channel, data: { field: 'name' } };
      await eventually(async () => {
        await send('POST', '/demo/events', { channel, message });
        const { items } = (await (await call(`/demo/heard?channel=${channel}`)).json()) as {
          items: unknown[];
        };
        expect(items[0]).toEqual({ channel, data: { field: 'name' } });
      });
      const none = await (await call('/demo/heard?channel=woocommerce.other')).json();
      expect(none).toEqual({ items: [] });
    });

    it('changes what it names, makes the product newer, and is told on the channel of the field', async () => {
      const before = firstProduct();
      now = new Date('2026-11-24T11:00:00Z');
      const heard = once(listener, 'pmessage');
      const { published } = await send<{ published: string[] }>(
        'PATCH',
        `/demo/products/${before.id}`,
        {
          price: { regular: '99.90' },
        },
      );
      expect(published).toEqual(['pricing.price_changed']);
      const [after] = (await lookup(before.id)).items;
      expect(after).toEqual({
        ...before,
        version: before.version + 1,
        updatedAt: now.toISOString(),
        price: { ...before.price, regular: '99.90' },
      });
      const [, channel, message] = (await heard) as [string, string, string];
      expect(channel).toBe('pricing.price_changed');
      expect(JSON.parse(message)).toEqual({
        eventId: expect.any(String),
        productId: before.id,
        occurredAt: now.toISOString(),
      });
      expect(
        (await readAll(500, `&updatedSince=${now.toISOString()}`)).map(({ id }) => id),
      ).toEqual([before.id]);
    });

    it.each([
      [{ stock: { quantity: 3 } }, ['inventory.stock_changed']],
      [{ images: [] }, ['product.image_updated']],
      [{ categoryIds: ['cat-lustre'] }, ['product.category_changed']],
      [{ name: 'Bec' }, ['product.updated']],
      [
        { name: 'Bec', stock: { quantity: 1 }, price: { sale: '1.00' } },
        ['pricing.price_changed', 'inventory.stock_changed', 'product.updated'],
      ],
    ])('%j is told as %j', async (patch, channels) => {
      const change = await double.cypher.edit(firstProduct().id, patch);
      expect(change?.channels).toEqual(channels);
    });

    it('patches the variants by their ids, and tells what changed of them', async () => {
      const product = the(double.cypher.search('BND-', 1)[0]);
      const [first, second] = product.variants as [
        ErpProduct['variants'][0],
        ErpProduct['variants'][0],
      ];
      const change = await double.cypher.edit(product.id, {
        variants: [{ id: second.id, stock: { quantity: 77 } }],
      });
      expect(change?.channels).toEqual(['inventory.stock_changed']);
      expect(change?.item.variants).toHaveLength(product.variants.length);
      expect(change?.item.variants[0]).toEqual(first);
      expect(change?.item.variants[1]).toMatchObject({
        version: second.version + 1,
        stock: { ...second.stock, quantity: 77 },
      });
    });

    it.each([
      [
        'envelope',
        {
          id: expect.any(String),
          type: 'product.updated',
          data: { productId: expect.any(String) },
        },
      ],
      ['nest', { pattern: 'product.updated', data: { productId: expect.any(String) } }],
    ])('is told as %s when asked', async (shape, message) => {
      const heard = once(listener, 'pmessage');
      await send('PATCH', `/demo/products/${firstProduct().id}?shape=${shape}`, { name: shape });
      expect(JSON.parse(the(((await heard) as string[])[2]))).toMatchObject(message);
    });

    it('is told to nobody when silent', async () => {
      const { published } = await send<{ published: string[] }>(
        'PATCH',
        `/demo/products/${firstProduct().id}?silent=true`,
        { stock: { quantity: 4 } },
      );
      expect(published).toEqual([]);
    });

    it('adds, replaces, and removes products', async () => {
      const { product } = await send<{ product: ErpProduct }>('POST', '/demo/products', {
        sku: 'X-1',
        name: 'Nou',
      });
      expect(double.cypher.find(product.id)).toMatchObject({ sku: 'X-1', name: 'Nou', version: 1 });
      const again = await double.cypher.put({ id: product.id, sku: 'X-2' });
      expect(again).toMatchObject({
        item: { version: 2, sku: 'X-2' },
        channels: ['product.updated'],
      });
      await send('DELETE', `/demo/products/${product.id}`);
      expect((await lookup(product.id)).missing).toEqual([product.id]);
      expect((await call(`/demo/products/${product.id}`, { method: 'DELETE' })).status).toBe(404);
    });

    it('of a category is told with its id', async () => {
      const heard = once(listener, 'pmessage');
      await send('PATCH', '/demo/categories/cat-becuri', { name: 'Becuri' });
      const [, channel, message] = (await heard) as [string, string, string];
      expect(channel).toBe('category.updated');
      expect(JSON.parse(message)).toMatchObject({ categoryId: 'cat-becuri' });
      expect((await read<Page<ErpCategory>>('/categories')).items).toContainEqual(
        expect.objectContaining({ id: 'cat-becuri', name: 'Becuri' }),
      );
    });

    it('adds a category at the end of the tree, and replaces it', async () => {
      await send('POST', '/demo/categories', { id: 'cat-new', name: 'Noutăți' });
      await send('POST', '/demo/categories', {
        id: 'cat-new',
        name: 'Nou',
        parentId: 'cat-becuri',
      });
      const { items } = await read<Page<ErpCategory>>('/categories');
      expect(items.filter(({ id }) => id === 'cat-new')).toEqual([items.at(-1)]);
      expect(items.at(-1)).toMatchObject({ name: 'Nou', parentId: 'cat-becuri', description: '' });
    });
  });

  describe('a fault', () => {
    it('answers so many calls with a status, and then is over', async () => {
      await send('PUT', '/demo/faults', { status: 503, times: 2 });
      expect([(await call('/products')).status, (await call('/categories')).status]).toEqual([
        503, 503,
      ]);
      expect((await call('/products?limit=1')).status).toBe(200);
    });

    it('answers some calls with any text, the same ones for the same seed', async () => {
      const strikes = async (): Promise<boolean[]> => {
        double.cypher.faults.set({ text: '[[', probability: 0.5, seed: 7 });
        const struck: boolean[] = [];
        for (let count = 0; count < 20; count += 1)
          struck.push((await (await call('/products?limit=1')).text()) === '[[');
        return struck;
      };
      const first = await strikes();
      expect(new Set(first).size).toBe(2);
      expect(await strikes()).toEqual(first);
    });

    it('cuts the connection', async () => {
      double.cypher.faults.set({ reset: true });
      await expect(call('/products')).rejects.toThrow('fetch failed');
    });

    it('serves a product broken, or as it was before', async () => {
      const { id } = firstProduct();
      await double.cypher.edit(id, { name: 'Old' }, { silent: true });
      await double.cypher.edit(id, { name: 'New' }, { silent: true });
      double.cypher.faults.set({ staleIds: [id] });
      expect((await lookup(id)).items[0]).toMatchObject({ name: 'Old' });
      double.cypher.faults.set({ malformedIds: [id] });
      expect((await lookup(id)).items[0]?.price.regular).not.toMatch(MONEY);
      double.cypher.faults.set({ twists: { [id]: { variants: 'none' } } });
      expect((await lookup(id)).items[0]).toMatchObject({ id, variants: 'none' });
      await send('DELETE', '/demo/faults');
      expect((await lookup(id)).items[0]).toMatchObject({
        name: 'New',
        price: { regular: expect.stringMatching(MONEY) },
      });
    });

    it('that is none is refused', async () => {
      expect((await call('/demo/faults', { method: 'PUT', body: '{"statsu":500}' })).status).toBe(
        400,
      );
    });
  });
});
