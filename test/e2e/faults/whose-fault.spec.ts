import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { eventually } from '../../support/eventually';
import { startPictureServer, type PictureServer } from '../../support/servers/picture-server';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

let world: World;
let pictures: PictureServer;
beforeEach(async () => {
  world = await startWorld({ products: 0, settings: { WOOCOMMERCE_TIMEOUT_MS: '1000' } });
  pictures = await startPictureServer();
});
afterEach(async () => {
  pictures.close();
  await world.close();
});

describe('a shop that is unwell', () => {
  it('in every answer, as after a bad update of a plugin, costs no item an attempt and is left alone', async () => {
    const product = await world.aSyncedProduct();
    const from = world.shop.journal.calls.length;
    world.shop.faults.add({ kind: 'critical-error' });
    await world.erp.setPrice(product.id, '66.60');
    await eventually(
      async () => {
        expect(await world.api.lane()).toMatchObject({ lastFault: { code: 'STORE_ERROR' } });
        expect((await world.api.lane()).faultsInARow).toBeGreaterThanOrEqual(3);
      },
      { timeout: 30_000 },
    );
    // The write, and a cheap read after it and after each pause.
    expect(world.shop.journal.calls.length - from).toBeLessThanOrEqual(5);
    world.shop.faults.clear();
    await eventually(
      () => {
        expect(world.shop.priceOf(product)).toBe('66.60');
      },
      { timeout: 30_000 },
    );
    expect(await world.api.failures()).toEqual([]);
  });
});

describe('what a shop that is well does not take', () => {
  it('because of a firewall, fails alone with a reason; the others go through', async () => {
    const products: ErpProduct[] = [];
    for (let number = 0; number < 9; number += 1) products.push(await world.aSyncedProduct());
    const [bad, ...others] = products;
    world.shop.faults.add({ kind: 'forbidden', contains: 'union select' });
    world.erp.cypher.editSilently([
      { id: the(bad).id, patch: { name: 'Lamp for a union select few' } },
      ...others.map(({ id }) => ({ id, patch: { price: { regular: '77.00' } } })),
    ]);
    await world.api.tell('product.updated', ...products);
    await eventually(
      () => {
        expect(others.map((one) => world.shop.priceOf(one))).toEqual(others.map(() => '77.00'));
      },
      { timeout: 30_000 },
    );
    const failure = await world.failureOf(the(bad));
    expect(failure.error.code).toBe('WRITE_NOT_TAKEN');
    expect(failure.error.message).toContain('HTTP 403');
    expect(await world.api.failures()).toHaveLength(1);
  }, 90_000);

  it.each(['reset-before-applying', 'timeout-after-applying', 'html', 'php-warning'] as const)(
    'since it dies over it (%s), fails alone; the others go through',
    async (kind) => {
      const bad = await world.aSyncedProduct();
      const others = [await world.aSyncedProduct(), await world.aSyncedProduct()];
      world.shop.faults.add({ kind, contains: 'a lamp to die over' });
      await world.erp.cypher.edit(bad.id, { name: 'a lamp to die over' });
      await eventually(async () => {
        expect(await world.api.lane()).toMatchObject({
          lastFault: { code: expect.stringMatching(/^STORE_/) as string },
        });
      });
      // What is written beside it from now on proves that the shop takes writes.
      let price = 80;
      await eventually(
        async () => {
          price += 1;
          // So it is set aside for shorter: what it waits for is told by the database's time.
          await world.databaseClock.advance(2_000);
          await Promise.all(
            others.map(({ id }) =>
              world.erp.cypher.edit(id, { price: { regular: `${price}.00` } }),
            ),
          );
          expect(await world.api.failures()).toMatchObject([
            { productId: bad.id, error: { code: 'WRITE_NOT_TAKEN' } },
          ]);
        },
        { timeout: 120_000, pause: 200 },
      );
      await eventually(
        () => {
          expect(others.map((one) => world.shop.priceOf(one))).toEqual(
            others.map(() => `${price}.00`),
          );
        },
        { timeout: 30_000 },
      );
    },
    180_000,
  );

  it('alone waits behind the others, and fails once the shop has taken one of them beside it', async () => {
    const [bad, good] = [await world.aSyncedProduct(), await world.aSyncedProduct()];
    world.shop.faults.add({ kind: 'forbidden', contains: 'union select' });
    await world.erp.cypher.edit(bad.id, { name: 'A union select lamp' });
    await eventually(async () => {
      expect(await world.api.lane()).toMatchObject({ lastFault: { code: 'STORE_UNAUTHORIZED' } });
    });
    expect(await world.api.failures()).toEqual([]);
    await world.erp.setPrice(good.id, '78.00');
    await eventually(() => {
      expect(world.shop.priceOf(good)).toBe('78.00');
    });
    // What is written beside it from now on proves that the shop takes writes.
    let price = 78;
    await eventually(
      async () => {
        price += 1;
        await world.erp.cypher.edit(good.id, { price: { regular: `${price}.00` } });
        expect((await world.api.failures()).map(({ productId }) => productId)).toEqual([bad.id]);
      },
      { timeout: 60_000 },
    );
  }, 120_000);

  it('a take-down, which a firewall may refuse, fails alone; a price in the same call comes', async () => {
    const [gone, other] = [await world.aSyncedProduct(), await world.aSyncedProduct()];
    world.shop.faults.add({ kind: 'forbidden', contains: '"status":"trash"' });
    world.erp.cypher.editSilently([
      { id: gone.id, patch: { status: 'archived' } },
      { id: other.id, patch: { price: { regular: '79.00' } } },
    ]);
    await world.api.tell('product.updated', gone, other);
    await eventually(() => {
      expect(world.shop.priceOf(other)).toBe('79.00');
    });
    expect((await world.failureOf(gone)).error.code).toBe('TAKEDOWN_REFUSED');
    world.shop.faults.clear();
    await world.api.retry();
    await eventually(() => {
      expect(world.shop.product(gone).status).toBe('trash');
    });
  }, 90_000);

  const losses = ['timeout-after-applying', 'php-warning'] as const;
  it.each(losses)(
    'a picture without an answer (%s) fails with its address, alone',
    async (kind) => {
      const product = await world.aSyncedProduct();
      world.shop.faults.add({ kind, route: `POST /products/${world.shop.product(product).id}` });
      const url = `${pictures.address}/large.png`;
      await world.erp.cypher.edit(product.id, {
        images: [{ id: 'i1', url, alt: '', checksum: 'sha256:large' }],
      });
      const { error } = await world.failureOf(product);
      expect(error).toMatchObject({ code: 'IMAGES_NOT_TAKEN' });
      expect(error.message).toContain(url);
      expect(await world.api.lane()).toMatchObject({ phase: 'closed', lastFault: null });
    },
    90_000,
  );

  it('a picture of a product that somebody deleted there comes with the product anew', async () => {
    const product = await world.aSyncedProduct();
    world.shop.catalogue.remove(world.shop.product(product));
    const images = [
      { id: 'i1', url: `${pictures.address}/anew.png`, alt: 'Anew', checksum: 'sha256:anew' },
    ];
    await world.erp.editSilently(product.id, { images });
    await world.api.tell('product.image_updated', product);
    await eventually(() => {
      expect(world.shop.findProduct(product.sku)?.images).toMatchObject([{ alt: 'Anew' }]);
    });
  });

  it('a GTIN that another product has fails for itself; the price beside it comes', async () => {
    const owner = await world.aSyncedProduct({ gtin: '5941000000011' });
    const product = await world.aSyncedProduct({ gtin: '5941000000028' });
    world.erp.cypher.editSilently([
      { id: product.id, patch: { gtin: owner.gtin, price: { regular: '80.00' } } },
    ]);
    await world.api.tellAll(
      ['product.updated', 'pricing.price_changed'].map((type) => ({
        type,
        data: { productId: product.id },
      })),
    );
    await eventually(() => {
      expect(world.shop.priceOf(product)).toBe('80.00');
    });
    expect(await world.failureOf(product)).toMatchObject({
      syncType: 'product',
      error: { code: 'product_invalid_global_unique_id' },
    });
    expect((await world.api.failures()).filter(({ syncType }) => syncType === 'price')).toEqual([]);
  });
});

describe('a list that a well shop does not give', () => {
  const kinds = ['critical-error', 'forbidden'] as const;
  const places = {
    price: {
      regular: '9.00',
      sale: null,
      saleFrom: null,
      saleTo: null,
      currency: 'RON',
      taxClass: 'Reduced rate',
    },
    attributes: [{ name: 'Glow', options: ['Warm'], visible: true, variation: false }],
    brand: 'Lumina',
  };

  it.each(kinds)(
    'of currencies or tax classes (%s) keeps no product from its delivery',
    async (kind) => {
      for (const route of ['GET /data/currencies/current', 'GET /taxes/classes'])
        world.shop.faults.add({ kind, route });
      const product = await world.aSyncedProduct();
      expect(world.shop.product(product)).toMatchObject({ status: 'publish' });
      const taxed = await world.aSyncedProduct({ price: places.price });
      expect(world.shop.product(taxed)).toMatchObject({ regular_price: '9.00' });
      expect(await world.api.lane()).toMatchObject({ phase: 'closed', lastFault: null });
    },
  );

  it.each(kinds)(
    'of attributes, brands or categories (%s) fails what needs it alone',
    async (kind) => {
      for (const list of ['attributes', 'brands', 'categories'])
        world.shop.faults.add({ kind, route: `GET /products/${list}` });
      const [category] = world.erp.cypher.categoryPage(0, 1).items;
      const needing: Record<string, ErpProduct> = {};
      for (const [list, fields] of Object.entries({
        attributes: { attributes: places.attributes },
        brands: { brand: places.brand },
        categories: { categoryIds: [the(category).id] },
      }))
        needing[list] = await world.erp.putSilently(fields);
      const products = Object.values(needing);
      await world.api.tell('product.created', ...products);
      await eventually(() => {
        expect(products.map((one) => world.shop.findProduct(one.sku)?.status)).toEqual(
          products.map(() => 'publish'),
        );
      });
      for (const [list, product] of Object.entries(needing)) {
        const { error } = await world.failureOf(product);
        expect(error.code).toBe('SHOP_LIST_NOT_READ');
        expect(error.message).toContain(`the list of its ${list}`);
      }
      expect(await world.api.lane()).toMatchObject({ phase: 'closed', lastFault: null });

      world.shop.faults.clear();
      await world.api.retry();
      await eventually(async () => {
        expect(world.shop.product(the(needing['attributes'])).attributes).toHaveLength(1);
        expect(await world.api.failures()).toEqual([]);
      });
    },
    90_000,
  );
});
