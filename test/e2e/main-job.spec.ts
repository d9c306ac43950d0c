import { Redis } from 'ioredis';
import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import { eventually } from '../support/eventually';
import { startPictureServer, type PictureServer } from '../support/picture-server';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

let world: World;
let redis: Redis;
let pictures: PictureServer;
beforeAll(async () => {
  pictures = await startPictureServer();
  world = await startWorld({ products: 0 });
  redis = new Redis(world.redis.url);
});
afterAll(async () => {
  pictures.close();
  redis.disconnect();
  await world.close();
});

/** A product of the ERP that nobody was told of. */
async function anErpProduct(fields: Record<string, unknown> = {}): Promise<ErpProduct> {
  return (await world.erp.cypher.put(fields, { silent: true })).item;
}

/** A product that the shop shows already, right in every field. */
async function aSyncedProduct(fields: Record<string, unknown> = {}): Promise<ErpProduct> {
  const product = await anErpProduct(fields);
  const { body } = await world.call('post', `${API}/sync/product/${product.id}`).expect(200);
  expect(body).toMatchObject({ success: true, status: 'synced' });
  return product;
}

const inShop = (sku: string): StoreProduct | undefined => world.shop.catalogue.findBySku(sku);
const writesOf = (sku: string) => world.shop.journal.entries.filter((entry) => entry.sku === sku);
const statusOf = async (): Promise<Record<string, unknown>> => {
  const { body } = await world.call('get', `${API}/sync/status`).expect(200);
  return body as Record<string, unknown>;
};
const failuresOf = async ({ id }: ErpProduct): Promise<{ error: unknown }[]> => {
  const { body } = await world.call('get', `${API}/sync/failed?limit=500`).expect(200);
  return (body.items as { productId: string; error: unknown }[]).filter(
    ({ productId }) => productId === id,
  );
};

/** Who asked for the last write about this product or category. */
const askedFor = async (id: string): Promise<unknown> => {
  const { body } = await world.call('get', `${API}/audit?productId=${id}&limit=1`).expect(200);
  return (body.items as { requestedBy: Record<string, unknown[]> }[])[0]?.requestedBy[id]?.[0];
};

describe('a product', () => {
  it('is created with all that the ERP knows of it, and its result says where', async () => {
    const product = await anErpProduct({
      name: 'Panou LED 60 × 60',
      price: {
        regular: '129.90',
        sale: '99.90',
        saleFrom: '2026-11-27T00:00:00+02:00',
        saleTo: null,
      },
      stock: { quantity: 12, backorders: 'notify' },
      weight: '0.25',
    });
    const { body } = await world.call('post', `${API}/sync/product/${product.id}`).expect(200);
    const made = inShop(product.sku);
    expect(made).toMatchObject({
      name: 'Panou LED 60 × 60',
      regular_price: '129.90',
      sale_price: '99.90',
      sale_from: Date.parse('2026-11-26T22:00:00Z'),
      sale_to: null,
      manage_stock: true,
      stock_quantity: 12,
      backorders: 'notify',
      weight: '0.25',
      status: 'publish',
    });
    expect(body).toMatchObject({
      success: true,
      productId: product.id,
      wooCommerceId: made!.id,
      syncType: 'product',
      error: null,
    });
    const mapping = await world.call('get', `${API}/mappings/${product.id}`).expect(200);
    expect(mapping.body).toMatchObject({
      wooCommerceProductId: made!.id,
      syncStatus: 'in_sync',
      erpVersion: 1,
    });
  });

  it('is adopted, not doubled, where the shop has its SKU in other letters', async () => {
    const theirs = await world.shop.writer.create({ name: 'Made by hand', sku: 'HÁND-1' }, 'batch');
    const product = await anErpProduct({ sku: 'hand-1', name: 'From the ERP' });
    const { body } = await world.call('post', `${API}/sync/product/${product.id}`).expect(200);
    expect(body.wooCommerceId).toBe(theirs.id);
    expect(inShop('hand-1')).toMatchObject({ id: theirs.id, name: 'From the ERP' });
  });

  it('is fetched back from the trash when its SKU lies there', async () => {
    const theirs = await world.shop.writer.create(
      { name: 'Old', sku: 'TRASHED-1', status: 'trash' },
      'batch',
    );
    const product = await anErpProduct({ sku: 'TRASHED-1' });
    await world.call('post', `${API}/sync/product/${product.id}`).expect(200);
    await world.quiet();
    expect(inShop('TRASHED-1')).toMatchObject({ id: theirs.id, status: 'publish' });
  });

  it('is made anew when somebody deleted it in the shop', async () => {
    const product = await aSyncedProduct();
    world.shop.catalogue.remove(inShop(product.sku)!);
    await world.erp.cypher.edit(product.id, { price: { regular: '77.00' } });
    await eventually(
      () => {
        expect(inShop(product.sku)).toMatchObject({ regular_price: '77.00' });
      },
      { timeout: 15_000 },
    );
  });

  it('goes to the trash when it is archived, and comes back whole', async () => {
    const product = await aSyncedProduct();
    await world.erp.cypher.edit(product.id, { status: 'archived' });
    await eventually(() => {
      expect(inShop(product.sku)!.status).toBe('trash');
    });
    await world.quiet();
    // Whoever asks for it while it lies there changes nothing, and is no reason to take it down
    // once more.
    const calls = world.shop.journal.calls.length;
    for (const what of ['product', 'price']) {
      const { body } = await world.call('post', `${API}/sync/${what}/${product.id}`).expect(200);
      expect(body).toMatchObject({ success: true, status: 'skipped' });
    }
    const { body } = await world.call('get', `${API}/mappings/${product.id}`).expect(200);
    expect(body).toMatchObject({ syncStatus: 'trashed' });
    expect(world.shop.journal.calls).toHaveLength(calls);

    await world.erp.cypher.edit(
      product.id,
      { status: 'active', price: { regular: '12.00' } },
      { silent: true },
    );
    await world.call('post', `${API}/sync/price/${product.id}`).expect(200);
    expect(inShop(product.sku)).toMatchObject({ status: 'publish', regular_price: '12.00' });
  });

  it('that was archived and deleted in the ERP may come back under another id', async () => {
    const product = await aSyncedProduct();
    const { id } = inShop(product.sku)!;
    await world.erp.cypher.edit(product.id, { status: 'archived' });
    await eventually(() => {
      expect(inShop(product.sku)!.status).toBe('trash');
    });
    await world.quiet();
    await world.erp.cypher.remove(product.id, { silent: true });
    const successor = await anErpProduct({ sku: product.sku, name: 'Back again' });
    await world.call('post', `${API}/sync/product/${successor.id}`).expect(200);
    expect(inShop(product.sku)).toMatchObject({ id, status: 'publish', name: 'Back again' });
    await world.call('get', `${API}/mappings/${product.id}`).expect(404);
  });

  it('brings back a category that somebody deleted in the shop', async () => {
    const categoryId = 'cat-becuri';
    const product = await aSyncedProduct({ categoryIds: [categoryId] });
    const [before] = inShop(product.sku)!.categories;
    world.shop.catalogue.categories.remove(world.shop.catalogue.categories.get(before!)!);
    const other = await anErpProduct({ categoryIds: [categoryId] });
    await world.call('post', `${API}/sync/product/${other.id}`).expect(200);
    const [after] = inShop(other.sku)!.categories;
    expect(after).not.toBe(before);
    expect(world.shop.catalogue.categories.get(after!)).toMatchObject({ name: 'Becuri LED' });
  });

  it('costs no call when the shop is right already', async () => {
    const product = await aSyncedProduct();
    const calls = world.shop.journal.calls.length;
    const { body } = await world.call('post', `${API}/sync/product/${product.id}`).expect(200);
    expect(body).toMatchObject({ success: true, status: 'skipped' });
    expect(world.shop.journal.calls).toHaveLength(calls);
  });
});

describe('an event', () => {
  it.each(['plain', 'envelope', 'nest'] as const)(
    'in the %s shape brings a price',
    async (shape) => {
      const product = await aSyncedProduct();
      await world.erp.cypher.edit(product.id, { price: { regular: '45.50' } }, { shape });
      await eventually(() => {
        expect(inShop(product.sku)!.regular_price).toBe('45.50');
      });
    },
  );

  it('brings the stock and touches nothing else', async () => {
    const product = await aSyncedProduct();
    await world.erp.cypher.edit(product.id, { stock: { quantity: 3 } }, { silent: true });
    await redis.publish(
      'inventory.stock_changed',
      JSON.stringify({ eventId: 'e1', productId: product.id }),
    );
    await eventually(() => {
      expect(inShop(product.sku)!.stock_quantity).toBe(3);
    });
    expect(writesOf(product.sku).at(-1)!.fields).toEqual({
      manage_stock: true,
      stock_quantity: 3,
      backorders: 'no',
    });
  });

  it('is one of ten that become one write of the newest value', async () => {
    const product = await aSyncedProduct();
    const before = writesOf(product.sku).length;
    // The shop is busy with something else, and its pace allows one call: what arrives meanwhile
    // has to wait.
    const other = await aSyncedProduct();
    const { model } = world.shop.workers;
    world.shop.workers.model = { ...model, workers: 0 };
    await world.erp.cypher.edit(other.id, { price: { regular: '1.23' } });
    await eventually(() => {
      expect(world.shop.journal.calls.at(-1)!.endedAt).toBeNull();
    });
    for (let price = 21; price <= 30; price += 1) {
      await world.erp.cypher.edit(product.id, { price: { regular: `${price}.00` } });
    }
    world.shop.workers.model = model;
    await eventually(() => {
      expect(inShop(product.sku)!.regular_price).toBe('30.00');
    });
    await world.quiet();
    expect(writesOf(product.sku).length - before).toBe(1);
  });

  it('that is none is dropped, and the next one is heard', async () => {
    const product = await aSyncedProduct();
    for (const nonsense of [
      '{',
      '[]',
      'null',
      '{"productId":7}',
      '{"productId":"a b"}',
      '{"data":{"productIds":"x"}}',
    ]) {
      await redis.publish('pricing.price_changed', nonsense);
    }
    await world.erp.cypher.edit(product.id, { price: { regular: '8.80' } });
    await eventually(() => {
      expect(inShop(product.sku)!.regular_price).toBe('8.80');
    });
  });

  it('about a category brings the category; about a product’s categories, its place in them', async () => {
    const [category] = world.erp.cypher
      .categoryPage(0, 500)
      .items.filter(({ parentId }) => parentId !== null);
    const product = await aSyncedProduct({ categoryIds: [category!.id] });
    const [placed] = inShop(product.sku)!.categories;
    expect(world.shop.catalogue.categories.get(placed!)).toMatchObject({ name: category!.name });
    await world.erp.cypher.editCategory(category!.id, { name: 'Iluminat & decor' });
    await eventually(() => {
      expect(world.shop.catalogue.categories.get(placed!)!.name).toBe('Iluminat &amp; decor');
    });
    await eventually(async () => {
      expect(await askedFor(category!.id)).toMatchObject({
        via: 'event',
        actor: 'category.updated',
      });
    });
    await world.erp.cypher.edit(product.id, { categoryIds: [] });
    await eventually(() => {
      expect(inShop(product.sku)!.categories).toEqual([15]);
    });
  });

  it('about a picture brings it once, and never downloads it again', async () => {
    const product = await aSyncedProduct();
    const picture = {
      id: 'i1',
      url: `${pictures.address}/a.png`,
      alt: 'A lamp',
      checksum: 'sha256:aa',
    };
    await world.erp.cypher.edit(product.id, { images: [picture] });
    await eventually(() => {
      expect(inShop(product.sku)!.images).toMatchObject([{ alt: 'A lamp' }]);
    });
    const { downloads } = world.shop.library;
    await world.erp.cypher.edit(product.id, { images: [{ ...picture, alt: 'A better lamp' }] });
    await eventually(() => {
      expect(inShop(product.sku)!.images).toMatchObject([{ alt: 'A better lamp' }]);
    });
    expect(world.shop.library.downloads).toBe(downloads);
  });
});

describe('a bad item', () => {
  it('fails with a reason while its neighbours in the same call go through', async () => {
    const good = await Promise.all([1, 2, 3].map(() => aSyncedProduct()));
    const bad = await aSyncedProduct();
    await world.erp.cypher.edit(
      bad.id,
      { price: { regular: '10.00', sale: '20.00' } },
      { silent: true },
    );
    for (const { id } of good)
      await world.erp.cypher.edit(id, { price: { regular: '5.55' } }, { silent: true });
    await redis.publish(
      'pricing.price_changed',
      JSON.stringify({ productIds: [bad.id, ...good.map(({ id }) => id)] }),
    );
    await eventually(() => {
      for (const { sku } of good) expect(inShop(sku)!.regular_price).toBe('5.55');
    });
    await eventually(async () => {
      expect(await failuresOf(bad)).toEqual([
        expect.objectContaining({
          productId: bad.id,
          syncType: 'price',
          attempts: 1,
          error: {
            code: 'SALE_NOT_BELOW_REGULAR',
            message: 'price.sale: 20.00 is not below the regular price 10.00',
          },
        }),
      ]);
    });
    await world.erp.cypher.edit(bad.id, { price: { regular: '30.00', sale: '20.00' } });
    await eventually(() => {
      expect(inShop(bad.sku)).toMatchObject({ regular_price: '30.00', sale_price: '20.00' });
    });
    await eventually(async () => {
      expect(await failuresOf(bad)).toEqual([]);
    });
  });

  it('that crashes the shop’s PHP is found by halving, and the others go through', async () => {
    const good = await Promise.all([1, 2, 3, 4, 5].map(() => anErpProduct()));
    const bad = await anErpProduct();
    const { crashes } = world.shop;
    world.shop.crashes = ({ sku }) => sku === bad.sku;
    await redis.publish(
      'product.created',
      JSON.stringify({ productIds: [good[0]!.id, bad.id, ...good.slice(1).map(({ id }) => id)] }),
    );
    await eventually(() => {
      for (const { sku } of good) expect(inShop(sku)).toBeDefined();
    });
    await eventually(
      async () => {
        expect(await failuresOf(bad)).toMatchObject([{ error: { code: 'CALL_REFUSED' } }]);
      },
      { timeout: 45_000 },
    );
    world.shop.crashes = crashes;
    expect(
      new Set(good.map(({ sku }) => writesOf(sku).filter(({ kind }) => kind === 'create').length)),
    ).toEqual(new Set([1]));
  }, 90_000);

  it('of the ERP names the field', async () => {
    const product = await anErpProduct();
    world.erp.cypher.faults.set({ malformedIds: [product.id] });
    const { body } = await world.call('post', `${API}/sync/product/${product.id}`).expect(200);
    world.erp.cypher.faults.clear();
    expect(body).toMatchObject({ success: false, error: { code: 'PRICE_NOT_DECIMAL' } });
    expect(body.error.message).toMatch(/^price\.regular: /);
  });

  it('that the ERP does not know says so', async () => {
    const { body } = await world.call('post', `${API}/sync/price/no-such-product`).expect(200);
    expect(body).toMatchObject({ success: false, error: { code: 'PRODUCT_NOT_IN_ERP' } });
  });
});

describe('the shop’s own trouble', () => {
  it.each([
    ['bad-gateway', 'STORE_ERROR'],
    ['html', 'STORE_ANSWER_UNREADABLE'],
    ['truncated', 'STORE_ANSWER_UNREADABLE'],
    ['php-warning', 'STORE_ANSWER_UNREADABLE'],
    ['reset', 'STORE_UNREACHABLE'],
    ['rate-limit', 'STORE_RATE_LIMITED'],
    ['unauthorized', 'STORE_UNAUTHORIZED'],
  ] as const)(
    '%s costs no item an attempt, is shown, and everything drains after it',
    async (kind, code) => {
      const product = await aSyncedProduct();
      world.shop.faults.add({ kind, route: 'POST /products/batch', times: 1 });
      await world.erp.cypher.edit(product.id, { price: { regular: '66.60' } });
      await eventually(async () => {
        expect((await statusOf())['lane']).toMatchObject({ lastFault: { code } });
      });
      await eventually(
        () => {
          expect(inShop(product.sku)!.regular_price).toBe('66.60');
        },
        { timeout: 15_000 },
      );
      await eventually(async () => {
        expect(await statusOf()).toMatchObject({ lane: { phase: 'closed', faultsInARow: 0 } });
      });
      expect(await failuresOf(product)).toEqual([]);
    },
  );

  it('of an unknown outcome makes no product twice', async () => {
    const product = await anErpProduct();
    world.shop.faults.add({ kind: 'reset', route: 'POST /products/batch', times: 1 });
    await redis.publish('product.created', JSON.stringify({ productId: product.id }));
    await eventually(
      async () => {
        const { body } = await world.call('get', `${API}/mappings/${product.id}`);
        expect(body).toMatchObject({ syncStatus: 'in_sync' });
      },
      { timeout: 15_000 },
    );
    expect(writesOf(product.sku).filter(({ kind }) => kind === 'create')).toHaveLength(1);
  });

  it('leaves nothing in the trash that was to come back', async () => {
    const product = await aSyncedProduct();
    await world.erp.cypher.edit(product.id, { status: 'archived' });
    await eventually(() => {
      expect(inShop(product.sku)!.status).toBe('trash');
    });
    await eventually(async () => {
      const { body } = await world.call('get', `${API}/mappings/${product.id}`).expect(200);
      expect(body).toMatchObject({ syncStatus: 'trashed' });
    });
    await world.erp.cypher.edit(
      product.id,
      { status: 'active', price: { regular: '12.00' } },
      { silent: true },
    );
    world.shop.faults.add({
      kind: 'reset-before-applying',
      route: 'POST /products/batch',
      times: 1,
    });
    await world.call('post', `${API}/sync/price/${product.id}`).expect(200);
    expect(inShop(product.sku)).toMatchObject({ status: 'publish', regular_price: '12.00' });
  });

  it('and the ERP’s hold the lane, and lose nothing', async () => {
    const product = await aSyncedProduct();
    world.erp.cypher.faults.set({ status: 503, times: 2 });
    await world.erp.cypher.edit(product.id, { stock: { quantity: 99 } });
    await eventually(
      () => {
        expect(inShop(product.sku)!.stock_quantity).toBe(99);
      },
      { timeout: 15_000 },
    );
    expect(await statusOf()).toMatchObject({ lane: { lastFault: { code: 'ERP_ERROR' } } });
    expect(await failuresOf(product)).toEqual([]);
  });
});

describe('the API', () => {
  it('knows nobody without a token, and tells a user from an admin', async () => {
    const { body } = await world
      .call('get', `${API}/sync/status`, null)
      .expect(401)
      .expect('Content-Type', /problem\+json/);
    expect(body).toMatchObject({ status: 401, code: expect.any(String) as string });
    await world.call('get', `${API}/sync/status`, 'user').expect(200);
    await world.call('get', `${API}/sync/failed`, 'user').expect(403);
    await world.call('post', `${API}/sync/all`, 'user').expect(403);
  });

  it('names the field that is wrong', async () => {
    const { body } = await world
      .call('post', `${API}/sync/product/a%20b`)
      .expect(400)
      .expect('Content-Type', /problem\+json/);
    expect(body.errors).toEqual([expect.objectContaining({ field: 'productId' })]);
    const store = await world.call('get', `${API}/sync/status?storeId=nowhere`).expect(400);
    expect(store.body).toMatchObject({ code: 'STORE_UNKNOWN', errors: [{ field: 'storeId' }] });
    await world.call('post', `${API}/sync/all`).send({ force: 'yes' }).expect(400);
  });

  it('answers 404 for a product that was never synced', async () => {
    const { body } = await world.call('get', `${API}/mappings/never`).expect(404);
    expect(body).toMatchObject({ code: 'MAPPING_NOT_FOUND' });
  });
});
