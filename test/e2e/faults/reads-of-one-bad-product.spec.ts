import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { eventually } from '../../support/eventually';
import { startShopProxy, type ShopProxy } from '../../support/servers/shop-proxy';
import { the } from '../../support/the';
import type { Named } from '../../support/world/api-client';
import { startWorld, type World } from '../../support/world/world';

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

const aProductCalled = (sku: string): Promise<ErpProduct> =>
  world.erp.putSilently({ id: sku, sku, name: sku });
const errorOf = async (product: Named) => (await world.failureOf(product)).error;

describe('a look-up that the data of one product spoils', () => {
  it('fails that product alone, with its reason; the others are made, and the shop is not blamed', async () => {
    const bad = await aProductCalled('SELECT-100');
    const others = await Promise.all(['LOOK-1', 'LOOK-2', 'LOOK-3'].map(aProductCalled));
    proxy.forbids = (url) => /select/i.test(url);
    await world.api.tell('product.created', bad, ...others);
    await eventually(() => {
      expect(others.map(({ sku }) => world.shop.findProduct(sku)?.status)).toEqual([
        'publish',
        'publish',
        'publish',
      ]);
    });
    expect(await errorOf(bad)).toMatchObject({ code: 'LOOKUP_NOT_TAKEN' });
    expect((await errorOf(bad)).message).toContain('SELECT-100');
    expect(world.shop.findProduct(bad.sku)).toBeUndefined();
    expect(await world.api.lane()).toMatchObject({ phase: 'closed', lastFault: null });

    proxy.forbids = () => false;
    await world.api.retry();
    await eventually(() => {
      expect(world.shop.findProduct(bad.sku)?.status).toBe('publish');
    });
  }, 90_000);

  it('does not keep a price of another product waiting', async () => {
    const priced = await aProductCalled('LOOK-PRICED');
    await world.api.sync(priced);
    proxy.forbids = (url) => /union/i.test(url);
    await world.api.tell('product.created', await aProductCalled('UNION-7'));
    await world.erp.setPrice(priced.id, '71.00');
    await eventually(
      () => {
        expect(world.shop.findProduct(priced.sku)?.regular_price).toBe('71.00');
      },
      { timeout: 10_000 },
    );
  });

  it('finds SKUs with blanks, plus signs and percent signs', async () => {
    const skus = ['123456 Oaktree', 'A+B', "it's (5)*", '5% off', 'Größe 7'];
    const products = await Promise.all(skus.map(aProductOf));
    await world.api.tell('product.created', ...products);
    await eventually(() => {
      expect(skus.map((sku) => world.shop.findProduct(sku)?.status)).toEqual(
        skus.map(() => 'publish'),
      );
    });
    // A mapping that is lost is found again by them.
    const before = skus.map((sku) => world.shop.product(sku).id);
    await world.erp.cypher.remove(the(products[0]).id, { silent: true });
    const again = await world.erp.putSilently({ id: 'again', sku: skus[0], name: 'Again' });
    await world.api.sync(again);
    expect(world.shop.findProduct(the(skus[0]))).toMatchObject({ id: before[0], name: 'Again' });
  });
});

function aProductOf(sku: string, position: number): Promise<ErpProduct> {
  return world.erp.putSilently({ id: `odd-${position}`, sku, name: sku });
}

describe('an answer of which one part cannot be read', () => {
  it('fails that product alone, and tells where', async () => {
    const [bad, good] = [await aProductCalled('ECHO-BAD'), await aProductCalled('ECHO-GOOD')];
    proxy.change = ({ path, body }) => {
      if (!path.includes('/products/batch')) return;
      const batch = body as { create?: { sku?: string; status?: unknown }[] };
      for (const row of batch.create ?? []) if (row.sku === 'ECHO-BAD') row.status = { odd: true };
    };
    await world.api.tell('product.created', bad, good);
    await eventually(() => {
      expect(world.shop.findProduct(good.sku)?.status).toBe('publish');
    });
    await eventually(async () => {
      expect(await world.api.mapping(good)).toMatchObject({ syncStatus: 'in_sync' });
    });
    expect(await world.api.lane()).toMatchObject({ phase: 'closed' });
    proxy.change = null;
    await eventually(
      async () => {
        expect(await world.api.mapping(bad)).toMatchObject({ syncStatus: 'in_sync' });
      },
      { timeout: 45_000 },
    );
    const made = world.shop.products().filter(({ sku }) => sku === bad.sku);
    expect(made).toHaveLength(1);
  }, 90_000);
});

describe('a read of the ERP that one product spoils', () => {
  const poison = async (name: string): Promise<ErpProduct> => {
    const bad = await aProductCalled(`POISON-${name}`);
    erpProxy.forbids = (_path, body) => body.includes(bad.id);
    return bad;
  };
  const erpBreaker = async (): Promise<unknown> =>
    ((await world.api.lane()) as { breakers: { erp: unknown } }).breakers.erp;

  it.each(['error', 'page', 'forbidden', 'reset', 'cut'] as const)(
    '(%s) keeps no price of another waiting, and the ERP is not blamed',
    async (refusal) => {
      const fine = await aProductCalled(`FINE-${refusal}`);
      await world.api.sync(fine);
      erpProxy.refusal = refusal;
      const bad = await poison(refusal);
      world.erp.cypher.editSilently([{ id: fine.id, patch: { price: { regular: '72.00' } } }]);
      await world.api.tell('product.updated', bad, fine);
      await eventually(() => {
        expect(world.shop.findProduct(fine.sku)?.regular_price).toBe('72.00');
      });
      expect(await erpBreaker()).toMatchObject({ phase: 'closed', lastFault: null });
    },
  );

  it('fails that product alone, with its reason, though nothing travels beside it', async () => {
    erpProxy.refusal = 'error';
    const bad = await poison('alone');
    await world.api.tell('product.created', bad);
    const failure = await errorOf(bad);
    expect(failure.code).toBe('ERP_LOOKUP_NOT_TAKEN');
    expect(failure.message).toContain(bad.id);
    expect(await erpBreaker()).toMatchObject({ phase: 'closed', lastFault: null });

    erpProxy.forbids = () => false;
    await world.api.retry();
    await eventually(() => {
      expect(world.shop.findProduct(bad.sku)?.status).toBe('publish');
    });
  }, 90_000);

  it('of its categories fails what needs them; prices come', async () => {
    const [first, second] = world.erp.cypher.categoryPage(0, 2).items;
    const shelved = await world.erp.putSilently({
      id: 'SHELVED',
      sku: 'SHELVED',
      name: 'Shelved',
      categoryIds: [the(first).id],
    });
    erpProxy.refusal = 'error';
    erpProxy.forbids = (path) => path.startsWith('/categories');
    await world.api.tell('product.created', shelved);
    await world.erp.cypher.editCategory(the(second).id, { name: 'Told of by itself' });
    await eventually(() => {
      expect(world.shop.findProduct(shelved.sku)?.status).toBe('publish');
    });
    world.erp.cypher.editSilently([{ id: shelved.id, patch: { price: { regular: '73.00' } } }]);
    await world.api.tell('pricing.price_changed', shelved);
    await eventually(() => {
      expect(world.shop.findProduct(shelved.sku)?.regular_price).toBe('73.00');
    });
    for (const subject of [shelved, the(second)]) {
      const failure = await errorOf(subject);
      expect(failure.code).toBe('ERP_CATEGORIES_NOT_READ');
      expect(failure.message).toContain('HTTP 500');
    }
    expect(await erpBreaker()).toMatchObject({ phase: 'closed', lastFault: null });
  }, 120_000);

  it('as a page of a full sync holds that up, and the note tells where to look', async () => {
    erpProxy.refusal = 'error';
    erpProxy.forbids = (path) => path.startsWith('/products?');
    const batchId = await world.api.startFullSync();
    await eventually(async () => {
      expect(await world.api.run(batchId)).toMatchObject({
        status: 'running',
        note: 'The scan does not go on: The ERP answered HTTP 500; the ERP answers other reads, so one product of the first page may be why (ERP_ERROR)',
      });
    });
    await world.api.cancel(batchId);
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
    const family = await world.erp.putSilently({
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
    });
    const lost = `${sku}-M`;
    proxy.change = ({ path, body }) => {
      if (!path.includes('/variations/batch')) return;
      const { create = [], update = [] } = body as Record<
        string,
        { sku?: string; attributes?: unknown }[]
      >;
      for (const row of [...create, ...update]) if (row.sku === lost) row.attributes = [];
    };
    await world.api.tell('product.created', family);
    await eventually(() => {
      expect([`${sku}-S`, lost].map((one) => world.shop.findProduct(one)?.status)).toEqual([
        'publish',
        'private',
      ]);
    });
    const { code, message } = await errorOf(family);
    expect(code).toBe('SHOP_ALTERED_VALUE');
    expect(message).toContain('made private');
    proxy.change = null;
    await world.api.retry();
    await eventually(
      () => {
        expect(world.shop.findProduct(lost)?.status).toBe('publish');
      },
      { timeout: 30_000 },
    );
  });
});
