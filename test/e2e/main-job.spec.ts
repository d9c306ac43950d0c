import { Redis } from 'ioredis';
import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import { eventually } from '../support/eventually';
import { startPictureServer, type PictureServer } from '../support/servers/picture-server';
import { the } from '../support/the';
import { startWorld, type World } from '../support/world/world';

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

const failuresOf = async ({ id }: ErpProduct) =>
  (await world.api.failures('?limit=500')).filter(({ productId }) => productId === id);

/** Who asked for the last write about this product or category. */
const askedFor = async (id: string): Promise<unknown> => {
  const [last] = await world.api.audit(`?productId=${id}&limit=1`);
  return last?.requestedBy[id]?.[0];
};

describe('a product', () => {
  it('is created with all that the ERP knows of it, and its result says where', async () => {
    const product = await world.erp.putSilently({
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
    const body = await world.api.sync(product);
    const made = world.shop.findProduct(product.sku);
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
      wooCommerceId: the(made).id,
      syncType: 'product',
      error: null,
    });
    expect(await world.api.mapping(product)).toMatchObject({
      wooCommerceProductId: the(made).id,
      syncStatus: 'in_sync',
      erpVersion: 1,
    });
  });

  it('is adopted, not doubled, where the shop has its SKU in other letters', async () => {
    const theirs = await world.shop.writer.create({ name: 'Made by hand', sku: 'HÁND-1' }, 'batch');
    const product = await world.erp.putSilently({ sku: 'hand-1', name: 'From the ERP' });
    const body = await world.api.sync(product);
    expect(body.wooCommerceId).toBe(theirs.id);
    expect(world.shop.findProduct('hand-1')).toMatchObject({ id: theirs.id, name: 'From the ERP' });
  });

  it('is fetched back from the trash when its SKU lies there', async () => {
    const theirs = await world.shop.writer.create(
      { name: 'Old', sku: 'TRASHED-1', status: 'trash' },
      'batch',
    );
    const product = await world.erp.putSilently({ sku: 'TRASHED-1' });
    await world.api.sync(product);
    await world.quiet();
    expect(world.shop.findProduct('TRASHED-1')).toMatchObject({ id: theirs.id, status: 'publish' });
  });

  it('is made anew when somebody deleted it in the shop', async () => {
    const product = await world.aSyncedProduct();
    world.shop.catalogue.remove(world.shop.product(product.sku));
    await world.erp.setPrice(product.id, '77.00');
    await eventually(
      () => {
        expect(world.shop.findProduct(product.sku)).toMatchObject({ regular_price: '77.00' });
      },
      { timeout: 15_000 },
    );
  });

  it('goes to the trash when it is archived, and comes back whole', async () => {
    const product = await world.aSyncedProduct();
    await world.erp.cypher.edit(product.id, { status: 'archived' });
    await eventually(() => {
      expect(world.shop.product(product.sku).status).toBe('trash');
    });
    await world.quiet();
    // Whoever asks for it while it lies there changes nothing, and is no reason to take it down
    // once more.
    const calls = world.shop.journal.calls.length;
    for (const what of ['product', 'price']) {
      const { body } = await world.api.post(`/sync/${what}/${product.id}`).expect(200);
      expect(body).toMatchObject({ success: true, status: 'skipped' });
    }
    expect(await world.api.mapping(product)).toMatchObject({ syncStatus: 'trashed' });
    expect(world.shop.journal.calls).toHaveLength(calls);

    await world.erp.editSilently(product.id, { status: 'active', price: { regular: '12.00' } });
    await world.api.syncPrice(product);
    expect(world.shop.findProduct(product.sku)).toMatchObject({
      status: 'publish',
      regular_price: '12.00',
    });
  });

  it('that was archived and deleted in the ERP may come back under another id', async () => {
    const product = await world.aSyncedProduct();
    const { id } = world.shop.product(product.sku);
    await world.erp.cypher.edit(product.id, { status: 'archived' });
    await eventually(() => {
      expect(world.shop.product(product.sku).status).toBe('trash');
    });
    await world.quiet();
    await world.erp.cypher.remove(product.id, { silent: true });
    const successor = await world.erp.putSilently({ sku: product.sku, name: 'Back again' });
    await world.api.sync(successor);
    expect(world.shop.findProduct(product.sku)).toMatchObject({
      id,
      status: 'publish',
      name: 'Back again',
    });
    await world.api.get(`/mappings/${product.id}`).expect(404);
  });

  it('brings back a category that somebody deleted in the shop', async () => {
    const categoryId = 'cat-becuri';
    const product = await world.aSyncedProduct({ categoryIds: [categoryId] });
    const [before] = world.shop.product(product.sku).categories;
    world.shop.catalogue.categories.remove(the(world.shop.catalogue.categories.get(the(before))));
    const other = await world.erp.putSilently({ categoryIds: [categoryId] });
    await world.api.sync(other);
    const [after] = world.shop.product(other.sku).categories;
    expect(after).not.toBe(before);
    expect(world.shop.catalogue.categories.get(the(after))).toMatchObject({ name: 'Becuri LED' });
  });

  it('costs no call when the shop is right already', async () => {
    const product = await world.aSyncedProduct();
    const calls = world.shop.journal.calls.length;
    expect(await world.api.sync(product)).toMatchObject({ success: true, status: 'skipped' });
    expect(world.shop.journal.calls).toHaveLength(calls);
  });
});

describe('an event', () => {
  it.each(['plain', 'envelope', 'nest'] as const)(
    'in the %s shape brings a price',
    async (shape) => {
      const product = await world.aSyncedProduct();
      await world.erp.cypher.edit(product.id, { price: { regular: '45.50' } }, { shape });
      await eventually(() => {
        expect(world.shop.priceOf(product.sku)).toBe('45.50');
      });
    },
  );

  it('brings the stock and touches nothing else', async () => {
    const product = await world.aSyncedProduct();
    await world.erp.editSilently(product.id, { stock: { quantity: 3 } });
    await redis.publish(
      'inventory.stock_changed',
      JSON.stringify({ eventId: 'e1', productId: product.id }),
    );
    await eventually(() => {
      expect(world.shop.product(product.sku).stock_quantity).toBe(3);
    });
    expect(the(world.shop.writesOfSku(product.sku).at(-1)).fields).toEqual({
      manage_stock: true,
      inventory_delta: -7,
      backorders: 'no',
    });
  });

  it('is one of ten that become one write of the newest value', async () => {
    const product = await world.aSyncedProduct();
    const before = world.shop.writesOfSku(product.sku).length;
    // The shop is busy with something else, and its pace allows one call: what arrives meanwhile
    // has to wait.
    const other = await world.aSyncedProduct();
    const { model } = world.shop.workers;
    world.shop.workers.model = { ...model, workers: 0 };
    await world.erp.setPrice(other.id, '1.23');
    await eventually(() => {
      expect(the(world.shop.journal.calls.at(-1)).endedAt).toBeNull();
    });
    for (let price = 21; price <= 30; price += 1) {
      await world.erp.cypher.edit(product.id, { price: { regular: `${price}.00` } });
    }
    world.shop.workers.model = model;
    await eventually(() => {
      expect(world.shop.priceOf(product.sku)).toBe('30.00');
    });
    await world.quiet();
    expect(world.shop.writesOfSku(product.sku).length - before).toBe(1);
  });

  it('that is none is dropped, and the next one is heard', async () => {
    const product = await world.aSyncedProduct();
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
    await world.erp.setPrice(product.id, '8.80');
    await eventually(() => {
      expect(world.shop.priceOf(product.sku)).toBe('8.80');
    });
  });

  it('about a category brings the category; about a product’s categories, its place in them', async () => {
    const [category] = world.erp.categories().filter(({ parentId }) => parentId !== null);
    const product = await world.aSyncedProduct({ categoryIds: [the(category).id] });
    const [placed] = world.shop.product(product.sku).categories;
    expect(world.shop.catalogue.categories.get(the(placed))).toMatchObject({
      name: the(category).name,
    });
    await world.erp.cypher.editCategory(the(category).id, { name: 'Iluminat & decor' });
    await eventually(() => {
      expect(the(world.shop.catalogue.categories.get(the(placed))).name).toBe(
        'Iluminat &amp; decor',
      );
    });
    await eventually(async () => {
      expect(await askedFor(the(category).id)).toMatchObject({
        via: 'event',
        actor: 'category.updated',
      });
    });
    await world.erp.cypher.edit(product.id, { categoryIds: [] });
    await eventually(() => {
      expect(world.shop.product(product.sku).categories).toEqual([15]);
    });
  });

  it('about a picture brings it once, and never downloads it again', async () => {
    const product = await world.aSyncedProduct();
    const picture = {
      id: 'i1',
      url: `${pictures.address}/a.png`,
      alt: 'A lamp',
      checksum: 'sha256:aa',
    };
    await world.erp.cypher.edit(product.id, { images: [picture] });
    await eventually(() => {
      expect(world.shop.product(product.sku).images).toMatchObject([{ alt: 'A lamp' }]);
    });
    const { downloads } = world.shop.library;
    await world.erp.cypher.edit(product.id, { images: [{ ...picture, alt: 'A better lamp' }] });
    await eventually(() => {
      expect(world.shop.product(product.sku).images).toMatchObject([{ alt: 'A better lamp' }]);
    });
    expect(world.shop.library.downloads).toBe(downloads);
  });
});

describe('a bad item', () => {
  it('fails with a reason while its neighbours in the same call go through', async () => {
    const good = await Promise.all([1, 2, 3].map(() => world.aSyncedProduct()));
    const bad = await world.aSyncedProduct();
    await world.erp.editSilently(bad.id, { price: { regular: '10.00', sale: '20.00' } });
    for (const { id } of good) await world.erp.editSilently(id, { price: { regular: '5.55' } });
    await redis.publish(
      'pricing.price_changed',
      JSON.stringify({ productIds: [bad.id, ...good.map(({ id }) => id)] }),
    );
    await eventually(() => {
      for (const { sku } of good) expect(world.shop.priceOf(sku)).toBe('5.55');
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
      expect(world.shop.findProduct(bad.sku)).toMatchObject({
        regular_price: '30.00',
        sale_price: '20.00',
      });
    });
    await eventually(async () => {
      expect(await failuresOf(bad)).toEqual([]);
    });
  });

  it('that crashes the shop’s PHP is found by halving, and the others go through', async () => {
    const good = await Promise.all([1, 2, 3, 4, 5].map(() => world.erp.putSilently()));
    const bad = await world.erp.putSilently();
    const { crashes } = world.shop;
    world.shop.crashes = ({ sku }) => sku === bad.sku;
    await redis.publish(
      'product.created',
      JSON.stringify({
        productIds: [the(good[0]).id, bad.id, ...good.slice(1).map(({ id }) => id)],
      }),
    );
    await eventually(() => {
      for (const { sku } of good) expect(world.shop.findProduct(sku)).toBeDefined();
    });
    expect(await world.failureOf(bad)).toMatchObject({ error: { code: 'CALL_REFUSED' } });
    expect(await failuresOf(bad)).toHaveLength(1);
    world.shop.crashes = crashes;
    expect(
      new Set(
        good.map(
          ({ sku }) => world.shop.writesOfSku(sku).filter(({ kind }) => kind === 'create').length,
        ),
      ),
    ).toEqual(new Set([1]));
  }, 90_000);

  it('of the ERP names the field', async () => {
    const product = await world.erp.putSilently();
    world.erp.cypher.faults.set({ malformedIds: [product.id] });
    const body = await world.api.sync(product);
    world.erp.cypher.faults.clear();
    expect(body).toMatchObject({ success: false, error: { code: 'PRICE_NOT_DECIMAL' } });
    expect(body.error?.message).toMatch(/^price\.regular: /);
  });

  it('that the ERP does not know says so', async () => {
    expect(await world.api.syncPrice('no-such-product')).toMatchObject({
      success: false,
      error: { code: 'PRODUCT_NOT_IN_ERP' },
    });
  });
});

describe('the shop’s own trouble', () => {
  const lastFault = async (): Promise<unknown> => {
    const { lane } = (await world.api.status()) as { lane: { lastFault: unknown } };
    return lane.lastFault;
  };

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
      const product = await world.aSyncedProduct();
      const before = await lastFault();
      world.shop.faults.add({ kind, route: 'POST /products/batch', times: 1 });
      await world.erp.setPrice(product.id, '66.60');
      // Of this case: the one before may have had the same code.
      await eventually(async () => {
        const fault = await lastFault();
        expect(fault).toMatchObject({ code });
        expect(fault).not.toEqual(before);
      });
      await eventually(
        () => {
          expect(world.shop.priceOf(product.sku)).toBe('66.60');
        },
        { timeout: 15_000 },
      );
      await eventually(async () => {
        expect(await world.api.status()).toMatchObject({
          lane: { phase: 'closed', faultsInARow: 0 },
        });
      });
      // Not before its write is confirmed: that would go through in the next case, and show that
      // the shop is well.
      await eventually(async () => {
        expect(await world.api.mapping(product)).toMatchObject({ syncStatus: 'in_sync' });
      });
      expect(await failuresOf(product)).toEqual([]);
    },
  );

  it('of an unknown outcome makes no product twice', async () => {
    const product = await world.erp.putSilently();
    world.shop.faults.add({ kind: 'reset', route: 'POST /products/batch', times: 1 });
    await redis.publish('product.created', JSON.stringify({ productId: product.id }));
    await eventually(
      async () => {
        expect(await world.api.mapping(product)).toMatchObject({ syncStatus: 'in_sync' });
      },
      { timeout: 15_000 },
    );
    expect(
      world.shop.writesOfSku(product.sku).filter(({ kind }) => kind === 'create'),
    ).toHaveLength(1);
  });

  it('leaves nothing in the trash that was to come back', async () => {
    const product = await world.aSyncedProduct();
    await world.erp.cypher.edit(product.id, { status: 'archived' });
    await eventually(() => {
      expect(world.shop.product(product.sku).status).toBe('trash');
    });
    await eventually(async () => {
      expect(await world.api.mapping(product)).toMatchObject({ syncStatus: 'trashed' });
    });
    await world.erp.editSilently(product.id, { status: 'active', price: { regular: '12.00' } });
    world.shop.faults.add({
      kind: 'reset-before-applying',
      route: 'POST /products/batch',
      times: 1,
    });
    await world.api.syncPrice(product);
    expect(world.shop.findProduct(product.sku)).toMatchObject({
      status: 'publish',
      regular_price: '12.00',
    });
  });

  it('and the ERP’s hold the lane, and lose nothing', async () => {
    const product = await world.aSyncedProduct();
    world.erp.cypher.faults.set({ status: 503, times: 2 });
    await world.erp.cypher.edit(product.id, { stock: { quantity: 99 } });
    await eventually(
      () => {
        expect(world.shop.product(product.sku).stock_quantity).toBe(99);
      },
      { timeout: 15_000 },
    );
    expect(await world.api.status()).toMatchObject({ lane: { lastFault: { code: 'ERP_ERROR' } } });
    expect(await failuresOf(product)).toEqual([]);
  });
});

describe('the API', () => {
  it('knows nobody without a token, and tells a user from an admin', async () => {
    const { body } = await world.api
      .get('/sync/status', null)
      .expect(401)
      .expect('Content-Type', /problem\+json/);
    expect(body).toMatchObject({ status: 401, code: expect.any(String) as string });
    await world.api.get('/sync/status', 'user').expect(200);
    await world.api.get('/sync/failed', 'user').expect(403);
    await world.api.post('/sync/all', 'user').expect(403);
  });

  it('names the field that is wrong', async () => {
    const { body } = await world.api
      .post('/sync/product/a%20b')
      .expect(400)
      .expect('Content-Type', /problem\+json/);
    expect(body.errors).toEqual([expect.objectContaining({ field: 'productId' })]);
    const store = await world.api.get('/sync/status?storeId=nowhere').expect(400);
    expect(store.body).toMatchObject({ code: 'STORE_UNKNOWN', errors: [{ field: 'storeId' }] });
    await world.api.post('/sync/all').send({ force: 'yes' }).expect(400);
  });

  it('answers 404 for a product that was never synced', async () => {
    const { body } = await world.api.get('/mappings/never').expect(404);
    expect(body).toMatchObject({ code: 'MAPPING_NOT_FOUND' });
  });
});
