import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import { eventually } from '../support/eventually';
import { startShopProxy, type ShopProxy } from '../support/shop-proxy';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

let world: World;
let proxy: ShopProxy;
/** What stands before the ERP. */
let erpProxy: ShopProxy;
beforeAll(async () => {
  [proxy, erpProxy] = await Promise.all([startShopProxy(), startShopProxy()]);
  world = await startWorld({
    products: 0,
    store: { homeUrl: proxy.url },
    settings: { WOOCOMMERCE_URL: proxy.url, ERP_URL: erpProxy.url },
  });
  proxy.target = world.shop.url;
  erpProxy.target = world.erp.url;
});
afterAll(async () => {
  await world.close();
  await Promise.all([proxy.close(), erpProxy.close()]);
});
afterEach(() => {
  proxy.forbids = () => false;
  proxy.change = null;
  erpProxy.forbids = () => false;
  erpProxy.refusal = 'forbidden';
});

const inShop = (sku: string): StoreProduct | undefined => world.shop.catalogue.findBySku(sku);

async function aProduct(sku: string): Promise<ErpProduct> {
  const { item } = await world.erp.cypher.put({ id: sku, sku, name: sku }, { silent: true });
  return item;
}
const tell = (type: string, ...products: readonly ErpProduct[]) =>
  world
    .call('post', `${API}/events`)
    .send({ events: [{ type, data: { productIds: products.map(({ id }) => id) } }] })
    .expect(202);

interface Failure {
  readonly productId: string;
  readonly error: { readonly code: string; readonly message: string };
}
const failureOf = ({ id }: { readonly id: string }): Promise<Failure['error']> =>
  eventually(
    async () => {
      const { body } = await world.call('get', `${API}/sync/failed`).expect(200);
      const failure = (body as { items: Failure[] }).items.find(
        ({ productId }) => productId === id,
      );
      expect(failure).toBeDefined();
      return failure!.error;
    },
    { timeout: 45_000 },
  );
const lane = async (): Promise<object> =>
  ((await world.call('get', `${API}/sync/status`).expect(200)).body as { lane: object }).lane;

describe('a look-up that the data of one product spoils', () => {
  it('fails that product alone, with its reason; the others are made, and the shop is not blamed', async () => {
    const bad = await aProduct('SELECT-100');
    const others = await Promise.all(['LOOK-1', 'LOOK-2', 'LOOK-3'].map(aProduct));
    proxy.forbids = (url) => /select/i.test(url);
    await tell('product.created', bad, ...others);
    await eventually(() => {
      expect(others.map(({ sku }) => inShop(sku)?.status)).toEqual([
        'publish',
        'publish',
        'publish',
      ]);
    });
    expect(await failureOf(bad)).toMatchObject({ code: 'LOOKUP_NOT_TAKEN' });
    expect((await failureOf(bad)).message).toContain('SELECT-100');
    expect(inShop(bad.sku)).toBeUndefined();
    expect(await lane()).toMatchObject({ phase: 'closed', lastFault: null });

    proxy.forbids = () => false;
    await world.call('post', `${API}/sync/retry`).send({}).expect(200);
    await eventually(() => {
      expect(inShop(bad.sku)?.status).toBe('publish');
    });
  }, 90_000);

  it('does not keep a price of another product waiting', async () => {
    const priced = await aProduct('LOOK-PRICED');
    await world.call('post', `${API}/sync/product/${priced.id}`).expect(200);
    proxy.forbids = (url) => /union/i.test(url);
    await tell('product.created', await aProduct('UNION-7'));
    await world.erp.cypher.edit(priced.id, { price: { regular: '71.00' } });
    await eventually(
      () => {
        expect(inShop(priced.sku)?.regular_price).toBe('71.00');
      },
      { timeout: 10_000 },
    );
  });

  it('finds SKUs with blanks, plus signs and percent signs', async () => {
    const skus = ['123456 Oaktree', 'A+B', "it's (5)*", '5% off', 'Größe 7'];
    const products = await Promise.all(skus.map(aProductOf));
    await tell('product.created', ...products);
    await eventually(() => {
      expect(skus.map((sku) => inShop(sku)?.status)).toEqual(skus.map(() => 'publish'));
    });
    // A mapping that is lost is found again by them.
    const before = skus.map((sku) => inShop(sku)!.id);
    await world.erp.cypher.remove(products[0]!.id, { silent: true });
    const again = await world.erp.cypher.put(
      { id: 'again', sku: skus[0], name: 'Again' },
      { silent: true },
    );
    await world.call('post', `${API}/sync/product/${again.item.id}`).expect(200);
    expect(inShop(skus[0]!)).toMatchObject({ id: before[0], name: 'Again' });
  });
});

function aProductOf(sku: string, position: number): Promise<ErpProduct> {
  return world.erp.cypher
    .put({ id: `odd-${position}`, sku, name: sku }, { silent: true })
    .then(({ item }) => item);
}

describe('an answer of which one part cannot be read', () => {
  it('fails that product alone, and tells where', async () => {
    const [bad, good] = [await aProduct('ECHO-BAD'), await aProduct('ECHO-GOOD')];
    proxy.change = ({ path, body }) => {
      if (!path.includes('/products/batch')) return;
      const batch = body as { create?: { sku?: string; status?: unknown }[] };
      for (const row of batch.create ?? []) if (row.sku === 'ECHO-BAD') row.status = { odd: true };
    };
    await tell('product.created', bad, good);
    await eventually(() => {
      expect(inShop(good.sku)?.status).toBe('publish');
    });
    await eventually(async () => {
      const { body } = await world.call('get', `${API}/mappings/${good.id}`).expect(200);
      expect(body).toMatchObject({ syncStatus: 'in_sync' });
    });
    expect(await lane()).toMatchObject({ phase: 'closed' });
    proxy.change = null;
    await eventually(
      async () => {
        const { body } = await world.call('get', `${API}/mappings/${bad.id}`).expect(200);
        expect(body).toMatchObject({ syncStatus: 'in_sync' });
      },
      { timeout: 45_000 },
    );
    const made = [...world.shop.catalogue.products.values()].filter(({ sku }) => sku === bad.sku);
    expect(made).toHaveLength(1);
  }, 90_000);
});

describe('a read of the ERP that one product spoils', () => {
  const poison = async (name: string): Promise<ErpProduct> => {
    const bad = await aProduct(`POISON-${name}`);
    erpProxy.forbids = (_path, body) => body.includes(bad.id);
    return bad;
  };
  const erpBreaker = async (): Promise<unknown> =>
    ((await lane()) as { breakers: { erp: unknown } }).breakers.erp;

  it.each(['error', 'page', 'forbidden', 'reset', 'cut'] as const)(
    '(%s) keeps no price of another waiting, and the ERP is not blamed',
    async (refusal) => {
      const fine = await aProduct(`FINE-${refusal}`);
      await world.call('post', `${API}/sync/product/${fine.id}`).expect(200);
      erpProxy.refusal = refusal;
      const bad = await poison(refusal);
      world.erp.cypher.editSilently([{ id: fine.id, patch: { price: { regular: '72.00' } } }]);
      await tell('product.updated', bad, fine);
      await eventually(() => {
        expect(inShop(fine.sku)?.regular_price).toBe('72.00');
      });
      expect(await erpBreaker()).toMatchObject({ phase: 'closed', lastFault: null });
    },
  );

  it('fails that product alone, with its reason, though nothing travels beside it', async () => {
    erpProxy.refusal = 'error';
    const bad = await poison('alone');
    await tell('product.created', bad);
    const failure = await failureOf(bad);
    expect(failure.code).toBe('ERP_LOOKUP_NOT_TAKEN');
    expect(failure.message).toContain(bad.id);
    expect(await erpBreaker()).toMatchObject({ phase: 'closed', lastFault: null });

    erpProxy.forbids = () => false;
    await world.call('post', `${API}/sync/retry`).send({}).expect(200);
    await eventually(() => {
      expect(inShop(bad.sku)?.status).toBe('publish');
    });
  }, 90_000);

  it('of its categories fails what needs them; prices come', async () => {
    const [first, second] = world.erp.cypher.categoryPage(0, 2).items;
    const { item: shelved } = await world.erp.cypher.put(
      { id: 'SHELVED', sku: 'SHELVED', name: 'Shelved', categoryIds: [first!.id] },
      { silent: true },
    );
    erpProxy.refusal = 'error';
    erpProxy.forbids = (path) => path.startsWith('/categories');
    await tell('product.created', shelved);
    await world.erp.cypher.editCategory(second!.id, { name: 'Told of by itself' });
    await eventually(() => {
      expect(inShop(shelved.sku)?.status).toBe('publish');
    });
    world.erp.cypher.editSilently([{ id: shelved.id, patch: { price: { regular: '73.00' } } }]);
    await tell('pricing.price_changed', shelved);
    await eventually(() => {
      expect(inShop(shelved.sku)?.regular_price).toBe('73.00');
    });
    for (const subject of [shelved, second!]) {
      const failure = await failureOf(subject);
      expect(failure.code).toBe('ERP_CATEGORIES_NOT_READ');
      expect(failure.message).toContain('HTTP 500');
    }
    expect(await erpBreaker()).toMatchObject({ phase: 'closed', lastFault: null });
  }, 120_000);

  it('as a page of a full sync holds that up, and the note tells where to look', async () => {
    erpProxy.refusal = 'error';
    erpProxy.forbids = (path) => path.startsWith('/products?');
    const { body: started } = await world.call('post', `${API}/sync/all`).expect(202);
    const { batchId } = started as { batchId: string };
    await eventually(async () => {
      const { body } = await world.call('get', `${API}/sync/runs/${batchId}`).expect(200);
      expect(body).toMatchObject({
        status: 'running',
        note: 'The scan does not go on: The ERP answered HTTP 500; the ERP answers other reads, so one product of the first page may be why (ERP_ERROR)',
      });
    });
    await world.call('post', `${API}/sync/runs/${batchId}/cancel`).expect(200);
  });
});

describe('a variation that comes back without its option', () => {
  it('is made private at once, since it would be sold as every other, and shown again with its option', async () => {
    const sku = 'ANY';
    const offer = {
      regular: '10',
      sale: null,
      saleFrom: null,
      saleTo: null,
      currency: 'RON',
      taxClass: '',
    };
    const { item: family } = await world.erp.cypher.put(
      {
        id: sku,
        sku,
        name: sku,
        stock: { managed: false, quantity: 0, backorders: 'no' },
        attributes: [{ name: 'Size', options: ['S', 'M'], visible: true, variation: true }],
        variants: ['S', 'M'].map((size) => ({
          ...{
            id: `${sku}-${size}`,
            version: 1,
            status: 'active',
            sku: `${sku}-${size}`,
            gtin: null,
          },
          price: offer,
          stock: { managed: true, quantity: 5, backorders: 'no' },
          attributes: { Size: size },
          ...{ image: null, weight: null, dimensions: null },
        })),
      },
      { silent: true },
    );
    const lost = `${sku}-M`;
    proxy.change = ({ path, body }) => {
      if (!path.includes('/variations/batch')) return;
      const { create = [], update = [] } = body as Record<
        string,
        { sku?: string; attributes?: unknown }[]
      >;
      for (const row of [...create, ...update]) if (row.sku === lost) row.attributes = [];
    };
    await tell('product.created', family);
    await eventually(() => {
      expect([`${sku}-S`, lost].map((one) => inShop(one)?.status)).toEqual(['publish', 'private']);
    });
    const { code, message } = await failureOf(family);
    expect(code).toBe('SHOP_ALTERED_VALUE');
    expect(message).toContain('made private');
    proxy.change = null;
    await world.call('post', `${API}/sync/retry`).send({}).expect(200);
    await eventually(
      () => {
        expect(inShop(lost)?.status).toBe('publish');
      },
      { timeout: 30_000 },
    );
  });
});
