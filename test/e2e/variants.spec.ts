import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import { shownAttributes } from '../support/shown-attributes';
import { eventually } from '../support/eventually';
import { startPictureServer, type PictureServer } from '../support/picture-server';
import { startWorld, type World, type WorldOptions } from '../support/world';

const API = '/api/v1/woocommerce';
const SIZES = ['S', 'M', 'L', 'XL'];

let world: World;
let serial = 0;
let pictures: PictureServer;
beforeAll(async () => {
  pictures = await startPictureServer();
  world = await startWorld({ products: 0 });
});
afterAll(async () => {
  pictures.close();
  await world.close();
});

const inShop = ({ sku }: { sku: string }): StoreProduct => world.shop.catalogue.findBySku(sku)!;
const variationsOf = (product: { sku: string }) =>
  world.shop.catalogue.variationsOf(inShop(product).id);
const batchesOf = (from: number) =>
  world.shop.journal.calls
    .slice(from)
    .filter(({ method, writes }) => method === 'POST' && writes > 0);

function aVariant(sku: string, size: string, differences: object = {}): object {
  return {
    id: `${sku}-${size}`,
    version: 1,
    status: 'active',
    sku: `${sku}-${size}`,
    gtin: null,
    price: {
      regular: '50.00',
      sale: null,
      saleFrom: null,
      saleTo: null,
      currency: 'RON',
      taxClass: '',
    },
    stock: { managed: true, quantity: 5, backorders: 'no' },
    attributes: { Size: size },
    image: null,
    weight: '0.5',
    dimensions: null,
    ...differences,
  };
}

/** A product of the ERP in several sizes, not told to anybody yet. */
async function aShoe(sizes: readonly string[] = SIZES, fields: object = {}): Promise<ErpProduct> {
  serial += 1;
  const sku = `SHOE-${serial}`;
  const { item } = await world.erp.cypher.put(
    {
      sku,
      name: `Shoe ${serial}`,
      stock: { managed: false, quantity: 0, backorders: 'no' },
      attributes: [{ name: 'Size', options: SIZES, visible: true, variation: true }],
      variants: sizes.map((size) => aVariant(sku, size)),
      ...fields,
    },
    { silent: true },
  );
  return item;
}

async function aSyncedShoe(sizes?: readonly string[], fields?: object): Promise<ErpProduct> {
  const shoe = await aShoe(sizes, fields);
  await world.call('post', `${API}/sync/product/${shoe.id}`).expect(200);
  return shoe;
}

async function tell(type: string, products: readonly ErpProduct[]): Promise<void> {
  const productIds = products.map(({ id }) => id);
  await world
    .call('post', `${API}/events`)
    .send({ events: [{ type, data: { productIds } }] })
    .expect(202);
}

/**
 * Makes it so many pieces of the variants, all or those that are chosen by their places, and tells
 * it.
 */
async function restock(
  shoes: readonly ErpProduct[],
  quantity: number,
  chosen: (shoe: number, variant: number) => boolean = () => true,
): Promise<void> {
  for (const [place, { id }] of shoes.entries()) {
    const variants = world.erp.cypher
      .find(id)!
      .variants.map((variant, position) =>
        chosen(place, position)
          ? { ...variant, version: variant.version + 1, stock: { ...variant.stock, quantity } }
          : variant,
      );
    await world.erp.cypher.edit(id, { variants }, { silent: true });
  }
  await tell('inventory.stock_changed', shoes);
}

/** Does this in a world of its own. */
async function elsewhere(options: WorldOptions, work: () => Promise<void>): Promise<void> {
  const here = world;
  const there = await startWorld({ products: 0, ...options });
  world = there;
  try {
    await work();
  } finally {
    world = here;
    await there.close();
  }
}

const edited = (shoe: ErpProduct, size: string, differences: object): object[] =>
  shoe.variants.map((variant) =>
    variant.id === `${shoe.sku}-${size}`
      ? { ...variant, ...differences, version: variant.version + 1 }
      : variant,
  );

describe('a product with variants', () => {
  it('comes to the shop as a variable product, with its attributes and every variation', async () => {
    const shoe = await aShoe();
    const { body } = await world.call('post', `${API}/sync/product/${shoe.id}`).expect(200);
    expect(body).toMatchObject({ success: true, status: 'synced' });
    expect(inShop(shoe)).toMatchObject({
      type: 'variable',
      regular_price: '',
      manage_stock: false,
    });
    const [attribute] = shownAttributes(inShop(shoe), world.shop);
    expect(attribute).toMatchObject({
      name: 'Size',
      options: SIZES,
      variation: true,
      visible: true,
    });
    expect(attribute?.id).toBeGreaterThan(0);
    expect(
      variationsOf(shoe).map((variation) => [
        variation.sku,
        variation.regular_price,
        variation.stock_quantity,
        variation.weight,
        shownAttributes(variation, world.shop)[0]?.option,
      ]),
    ).toEqual(SIZES.map((size) => [`${shoe.sku}-${size}`, '50.00', 5, '0.5', size]));
    const mapping = await world.call('get', `${API}/mappings/${shoe.sku}-M`).expect(200);
    expect(mapping.body).toMatchObject({
      wooCommerceProductId: variationsOf(shoe)[1]!.id,
      parentProductId: shoe.id,
    });
    const again = await world.call('post', `${API}/sync/product/${shoe.id}`).expect(200);
    expect(again.body).toMatchObject({ status: 'skipped' });
  });

  it('makes each global attribute and each of its terms once', async () => {
    await aSyncedShoe();
    await aSyncedShoe(['S'], {
      attributes: [{ name: 'SIZE', options: ['s', 'XXL'], visible: true, variation: true }],
    });
    const sizes = [...world.shop.catalogue.attributes.values()].filter(({ name }) =>
      /^size$/i.test(name),
    );
    expect(sizes).toHaveLength(1);
    expect([...sizes[0]!.terms.values()].map(({ name }) => name)).toEqual([...SIZES, 'XXL']);
  });

  it('has one variation written when one variant changes, whether the event names it or its product', async () => {
    const shoe = await aSyncedShoe();
    for (const [named, price] of [
      [`${shoe.sku}-M`, '61.00'],
      [shoe.id, '62.00'],
    ] as const) {
      const from = world.shop.journal.entries.length;
      const current = world.erp.cypher.find(shoe.id)!;
      const variants = edited(current, 'M', {
        price: { ...current.variants[1]!.price, regular: price },
      });
      await world.erp.cypher.edit(shoe.id, { variants }, { silent: true });
      await world
        .call('post', `${API}/events`)
        .send({ events: [{ type: 'pricing.price_changed', data: { productId: named } }] })
        .expect(202);
      await eventually(() => {
        expect(variationsOf(shoe)[1]?.regular_price).toBe(price);
      });
      const written = world.shop.journal.entries.slice(from);
      expect(written.map(({ resource, sku }) => [resource, sku])).toEqual([
        ['variation', `${shoe.sku}-M`],
      ]);
      expect(Object.keys(written[0]!.fields)).not.toContain('stock_quantity');
    }
  });

  it('loses what the ERP has no more, and gains what is new', async () => {
    const shoe = await aSyncedShoe(['S', 'M', 'L']);
    const variants = [
      ...edited(shoe, 'S', { status: 'archived' }).slice(0, 2),
      aVariant(shoe.sku, 'XL'),
    ];
    await world.erp.cypher.put({ ...shoe, variants });
    await eventually(() => {
      expect(variationsOf(shoe).map(({ sku }) => sku)).toEqual([`${shoe.sku}-M`, `${shoe.sku}-XL`]);
    });
    await eventually(async () => {
      await world.call('get', `${API}/mappings/${shoe.sku}-S`).expect(404);
    });
  });

  it('becomes variable, and simple again', async () => {
    const { item: plain } = await world.erp.cypher.put(
      { price: { regular: '20.00' } },
      { silent: true },
    );
    await world.call('post', `${API}/sync/product/${plain.id}`).expect(200);
    const id = inShop(plain).id;
    await world.erp.cypher.edit(plain.id, {
      stock: { managed: false },
      attributes: [{ name: 'Size', options: SIZES, visible: true, variation: true }],
      variants: [aVariant(plain.sku, 'S'), aVariant(plain.sku, 'M')],
    });
    await eventually(() => {
      expect(inShop(plain)).toMatchObject({ id, type: 'variable', regular_price: '' });
      expect(variationsOf(plain)).toHaveLength(2);
    });
    await world.erp.cypher.put({
      ...plain,
      stock: { managed: true, quantity: 3, backorders: 'no' },
    });
    await eventually(() => {
      expect(inShop(plain)).toMatchObject({
        id,
        type: 'simple',
        regular_price: '20.00',
        stock_quantity: 3,
      });
      expect(variationsOf(plain)).toHaveLength(0);
    });
    await eventually(async () => {
      await world.call('get', `${API}/mappings/${plain.sku}-S`).expect(404);
    });
  });

  it('shows the picture of each variant, downloaded once, and says which cannot be had', async () => {
    const shoe = await aSyncedShoe(['S', 'M']);
    const picture = (name: string): object => ({
      id: name,
      url: `${pictures.address}/${name}.png`,
      alt: 'A shoe',
      checksum: null,
    });
    const image = picture('small');
    await world.erp.cypher.edit(shoe.id, { variants: edited(shoe, 'S', { image }) });
    await eventually(() => {
      expect(variationsOf(shoe).map(({ images }) => images.map(({ alt }) => alt))).toEqual([
        ['A shoe'],
        [],
      ]);
    });
    await world.quiet();
    const { downloads } = world.shop.library;
    await world
      .call('post', `${API}/events`)
      .send({ events: [{ type: 'product.image_updated', data: { productId: shoe.id } }] });
    await world.quiet();
    const broken = edited(shoe, 'M', { image: picture('missing-shoe') });
    await world.erp.cypher.edit(shoe.id, { variants: broken }, { silent: true });
    await world
      .call('post', `${API}/events`)
      .send({ events: [{ type: 'product.image_updated', data: { productId: shoe.id } }] });
    await eventually(async () => {
      const { body } = await world.call('get', `${API}/sync/failed?syncType=image`).expect(200);
      const [failure] = (body as { items: { productId: string; error: { message: string } }[] })
        .items;
      expect(failure).toMatchObject({ productId: shoe.id });
      expect(failure?.error.message).toContain('missing-shoe');
    });
    expect(world.shop.library.downloads).toBe(downloads + 1);
  });
});

describe('variations of many products', () => {
  it('share calls where the shop can, which is tried once', async () => {
    const shoes: ErpProduct[] = [];
    for (let count = 0; count < 12; count += 1) shoes.push(await aSyncedShoe(['S', 'M']));
    const from = world.shop.journal.calls.length;
    await restock(shoes, 9);
    await eventually(() => {
      for (const shoe of shoes) {
        expect(variationsOf(shoe).map(({ stock_quantity }) => stock_quantity)).toEqual([9, 9]);
      }
    });
    // 24 variations of 12 products in calls of some 20, and perhaps the one that tries it.
    expect(batchesOf(from).length).toBeLessThanOrEqual(4);
  });

  it('fill calls beyond the edges of deliveries: 500 of 200 products are five calls', async () => {
    // One delivery after the other: of deliveries side by side the last ones may each have a rest.
    // No call takes so long that it makes the next ones smaller, however slow the machine.
    const settings = { WOOCOMMERCE_MAX_CONCURRENCY: '1', WOOCOMMERCE_TARGET_CALL_MS: '60000' };
    await elsewhere({ settings }, async () => {
      const shoes: ErpProduct[] = [];
      for (let count = 0; count < 200; count += 1) shoes.push(await aShoe(['S', 'M', 'L']));
      await tell('product.created', shoes);
      await eventually(
        () => {
          const missing = shoes.filter(
            ({ sku }) => world.shop.catalogue.findBySku(`${sku}-L`) === undefined,
          );
          expect(missing).toHaveLength(0);
        },
        { timeout: 30_000 },
      );
      await world.quiet();
      // With its first changes of two products the shop is asked whether it takes them together.
      await restock(shoes.slice(0, 2), 6);
      await world.quiet();
      const from = world.shop.journal.calls.length;

      await restock(shoes, 7, (shoe, variant) => shoe % 2 === 1 || variant < 2);
      await eventually(() => {
        const written = shoes
          .flatMap((shoe) => variationsOf(shoe))
          .filter((one) => one.stock_quantity === 7);
        expect(written).toHaveLength(500);
      });
      expect(batchesOf(from).map(({ writes }) => writes)).toEqual([100, 100, 100, 100, 100]);
    });
  });

  it('go product by product where it cannot', async () => {
    await elsewhere({}, async () => {
      world.shop.variationsOfManyParents = false;
      const shoes = [await aSyncedShoe(['S', 'M']), await aSyncedShoe(['S', 'M'])];
      for (const shoe of shoes) {
        const variants = shoe.variants.map((variant) => ({
          ...variant,
          version: 2,
          price: { ...variant.price, regular: '71.00' },
        }));
        await world.erp.cypher.edit(shoe.id, { variants }, { silent: true });
      }
      await tell('pricing.price_changed', shoes);
      await eventually(() => {
        for (const shoe of shoes) {
          expect(variationsOf(shoe).map((variation) => variation.regular_price)).toEqual([
            '71.00',
            '71.00',
          ]);
        }
      });
    });
  });
});

describe('a bad variant', () => {
  const failed = async (id: string): Promise<{ code: string; message: string }> => {
    const { body } = await world.call('post', `${API}/sync/product/${id}`).expect(200);
    expect(body).toMatchObject({ success: false, status: 'failed' });
    return (body as { error: { code: string; message: string } }).error;
  };

  it('fails its product’s item by name, and the others go through', async () => {
    const shoe = await aShoe(['S', 'M']);
    const variants = [
      ...shoe.variants,
      aVariant(shoe.sku, 'M2', { attributes: { Size: 'M' } }),
      aVariant(shoe.sku, 'XXXL', {}),
    ];
    await world.erp.cypher.edit(shoe.id, { variants }, { silent: true });
    const error = await failed(shoe.id);
    expect(error.code).toBe('VARIANT_DOUBLED');
    expect(error.message).toContain(`variant ${shoe.sku}-M2`);
    expect(error.message).toContain(`"XXXL" is not among the product's options of "Size"`);
    expect(variationsOf(shoe).map(({ sku }) => sku)).toEqual([`${shoe.sku}-S`, `${shoe.sku}-M`]);
  });

  it('with the SKU of another product says whose', async () => {
    const { item: other } = await world.erp.cypher.put({}, { silent: true });
    await world.call('post', `${API}/sync/product/${other.id}`).expect(200);
    const shoe = await aSyncedShoe(['S']);
    const variants = [...shoe.variants, aVariant(shoe.sku, 'M', { sku: other.sku })];
    await world.erp.cypher.edit(shoe.id, { variants }, { silent: true });
    const error = await failed(shoe.id);
    expect(error).toMatchObject({ code: 'SKU_SHARED' });
    expect(error.message).toContain(`(id ${inShop(other).id})`);
  });

  it('of a parent that counts pieces itself: the parent says so, its variants are written', async () => {
    const shoe = await aShoe(['S'], { stock: { managed: true, quantity: 3, backorders: 'no' } });
    expect((await failed(shoe.id)).code).toBe('PARENT_MANAGES_STOCK');
    expect(variationsOf(shoe).map(({ stock_quantity }) => stock_quantity)).toEqual([5]);
  });

  it('is none for being one of more than a hundred', async () => {
    const options = Array.from({ length: 130 }, (_, index) => `Tone ${index}`);
    const shoe = await aShoe([], {
      attributes: [{ name: 'Tone', options, visible: true, variation: true }],
      variants: options.map((tone, index) =>
        aVariant(`TONE-${index}`, 'X', { attributes: { Tone: tone } }),
      ),
    });
    const { body } = await world.call('post', `${API}/sync/product/${shoe.id}`).expect(200);
    expect(body).toMatchObject({ status: 'synced' });
    expect(variationsOf(shoe)).toHaveLength(130);
  });

  it('of a product that somebody deleted in the shop bring it back with them', async () => {
    const shoe = await aSyncedShoe(['S', 'M']);
    for (const variation of variationsOf(shoe)) world.shop.catalogue.remove(variation);
    world.shop.catalogue.remove(world.shop.catalogue.findBySku(shoe.sku)!);
    const variants = edited(shoe, 'S', { stock: { managed: true, quantity: 2, backorders: 'no' } });
    await world.erp.cypher.edit(shoe.id, { variants });
    await eventually(() => {
      expect(variationsOf(shoe).map(({ sku, stock_quantity }) => [sku, stock_quantity])).toEqual([
        [`${shoe.sku}-S`, 2],
        [`${shoe.sku}-M`, 5],
      ]);
    });
    expect(world.shop.catalogue.findBySku(shoe.sku)).toMatchObject({ type: 'variable' });
  });

  it('that comes back under another id with its SKU stays the variation that it was', async () => {
    const shoe = await aSyncedShoe(['S', 'M']);
    const before = variationsOf(shoe).map(({ id, sku }) => [sku, id]);
    const variants = shoe.variants.map((variant, place) =>
      place === 0 ? { ...variant, id: `${variant.id}-new` } : variant,
    );
    await world.erp.cypher.put({ ...shoe, variants }, { silent: true });
    await world.call('post', `${API}/sync/product/${shoe.id}`).expect(200);
    expect(variationsOf(shoe).map(({ id, sku }) => [sku, id])).toEqual(before);
    const { body } = await world.call('get', `${API}/mappings/${variants[0]!.id}`).expect(200);
    expect(body).toMatchObject({ wooCommerceProductId: before[0]![1], syncStatus: 'in_sync' });
    await world.call('get', `${API}/mappings/${shoe.variants[0]!.id}`).expect(404);
  });

  it('of a product that is written anew after somebody deleted it in the shop are made anew as well', async () => {
    const shoe = await aSyncedShoe(['S', 'M']);
    for (const variation of variationsOf(shoe)) world.shop.catalogue.remove(variation);
    world.shop.catalogue.remove(world.shop.catalogue.findBySku(shoe.sku)!);
    await world.erp.cypher.edit(shoe.id, { name: 'Renamed after its end' });
    await eventually(() => {
      expect(world.shop.catalogue.findBySku(shoe.sku)).toMatchObject({
        name: 'Renamed after its end',
      });
      expect(variationsOf(shoe).map(({ sku }) => sku)).toEqual([`${shoe.sku}-S`, `${shoe.sku}-M`]);
    });
  });

  it('that somebody deleted in the shop comes with its new picture', async () => {
    const shoe = await aSyncedShoe(['S', 'M']);
    world.shop.catalogue.remove(variationsOf(shoe)[0]!);
    const image = { id: 'late', url: `${pictures.address}/late.png`, alt: 'Late', checksum: null };
    await world.erp.cypher.edit(
      shoe.id,
      { variants: edited(shoe, 'S', { image }) },
      { silent: true },
    );
    await tell('product.image_updated', [shoe]);
    await eventually(() => {
      const shown = world.shop.catalogue.findBySku(`${shoe.sku}-S`)?.images;
      expect(shown).toMatchObject([{ alt: 'Late' }]);
    });
  });

  it('that the shop does not delete is named, and its neighbours come', async () => {
    const [shoe, other] = [await aSyncedShoe(['S', 'M']), await aSyncedShoe(['S'])];
    world.shop.faults.add({ kind: 'forbidden', contains: '"delete":' });
    await world.erp.cypher.edit(shoe.id, { variants: edited(shoe, 'M', { status: 'archived' }) });
    await restock([other], 8);
    await eventually(() => {
      expect(variationsOf(other)[0]!.stock_quantity).toBe(8);
    });
    await eventually(
      async () => {
        const { body } = await world
          .call('get', `${API}/sync/failed?errorCode=VARIANT_NOT_DELETED`)
          .expect(200);
        const [failure] = (body as { items: { productId: string; error: { message: string } }[] })
          .items;
        expect(failure).toMatchObject({ productId: shoe.id });
        expect(failure?.error.message).toContain(`(${shoe.sku}-M): the shop does not delete it`);
      },
      { timeout: 45_000 },
    );
    world.shop.faults.clear();
    await world
      .call('post', `${API}/sync/retry`)
      .send({ errorCode: 'VARIANT_NOT_DELETED' })
      .expect(200);
    await eventually(() => {
      expect(variationsOf(shoe)).toHaveLength(1);
    });
  }, 90_000);

  it.each([
    ['drops it', (variant: object) => ({ ...variant, status: 'archived' }), undefined],
    [
      'renames it',
      (variant: object) => ({ ...variant, version: 2, sku: 'RENAMED-L' }),
      'RENAMED-L',
    ],
  ] as const)(
    'that was made without an answer stays no stray when the ERP %s',
    async (_how, edit, sku) => {
      const shoe = await aSyncedShoe(['S', 'M']);
      const late = aVariant(shoe.sku, 'L');
      world.shop.faults.add({
        kind: 'gateway-timeout-after-applying',
        route: '/variations/batch',
        times: 1,
      });
      await world.erp.cypher.edit(shoe.id, { variants: [...shoe.variants, late] });
      await eventually(() => {
        expect(variationsOf(shoe)).toHaveLength(3);
      });
      await world.erp.cypher.edit(
        shoe.id,
        { variants: [...shoe.variants, edit(late)] },
        { silent: true },
      );
      await eventually(async () => {
        const { body } = await world.call('get', `${API}/mappings/${shoe.id}`).expect(200);
        expect(body).toMatchObject({ syncStatus: 'in_sync' });
        const skus = [`${shoe.sku}-S`, `${shoe.sku}-M`, ...(sku === undefined ? [] : [sku])];
        expect(variationsOf(shoe).map((variation) => variation.sku)).toEqual(skus);
        await world
          .call('get', `${API}/mappings/${shoe.sku}-L`)
          .expect(sku === undefined ? 404 : 200);
      });
    },
  );

  it('that the ERP drops after somebody deleted it in the shop troubles nobody', async () => {
    const shoe = await aSyncedShoe(['S', 'M']);
    const [small] = variationsOf(shoe);
    world.shop.catalogue.remove(small!);
    const lastFault = async (): Promise<unknown> => {
      const { body } = await world.call('get', `${API}/sync/status`).expect(200);
      return (body as { lane: { breakers: { store: { lastFault: unknown } } } }).lane.breakers.store
        .lastFault;
    };
    const before = await lastFault();
    await world.erp.cypher.edit(shoe.id, { variants: edited(shoe, 'S', { status: 'archived' }) });
    await eventually(async () => {
      const { body } = await world.call('get', `${API}/mappings/${shoe.id}`).expect(200);
      expect(body).toMatchObject({ syncStatus: 'in_sync' });
      await world.call('get', `${API}/mappings/${shoe.sku}-S`).expect(404);
    });
    expect(await lastFault()).toEqual(before);
  });

  it('that somebody deleted in the shop is made anew', async () => {
    const shoe = await aSyncedShoe(['S', 'M']);
    world.shop.catalogue.remove(variationsOf(shoe)[0]!);
    const variants = edited(shoe, 'S', { stock: { managed: true, quantity: 1, backorders: 'no' } });
    await world.erp.cypher.edit(shoe.id, { variants });
    await eventually(() => {
      expect(variationsOf(shoe).map(({ sku, stock_quantity }) => [sku, stock_quantity])).toEqual([
        [`${shoe.sku}-M`, 5],
        [`${shoe.sku}-S`, 1],
      ]);
    });
  });
});
