import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import type { ErpVariant } from '../../../apps/sandbox/src/cypher/erp-product';
import { shownAttributes } from '../../support/shown-attributes';
import { eventually } from '../../support/eventually';
import { startPictureServer, type PictureServer } from '../../support/servers/picture-server';
import { the } from '../../support/the';
import { aVariant, soldInSizes } from '../../support/world/goods';
import { startWorld, type World, type WorldOptions } from '../../support/world/world';

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

const batchesOf = (from: number) =>
  world.shop.journal.calls
    .slice(from)
    .filter(({ method, writes }) => method === 'POST' && writes > 0);

const aShoeVariant = (
  sku: string,
  size: string,
  differences: Partial<ErpVariant> = {},
): ErpVariant => aVariant(sku, size, { weight: '0.5', ...differences });

/** A product of the ERP in several sizes, not told to anybody yet. */
async function aShoe(sizes: readonly string[] = SIZES, fields: object = {}): Promise<ErpProduct> {
  serial += 1;
  const sku = `SHOE-${serial}`;
  const item = await world.erp.putSilently({
    sku,
    name: `Shoe ${serial}`,
    ...soldInSizes(SIZES),
    variants: sizes.map((size) => aShoeVariant(sku, size)),
    ...fields,
  });
  return item;
}

async function aSyncedShoe(sizes?: readonly string[], fields?: object): Promise<ErpProduct> {
  const shoe = await aShoe(sizes, fields);
  await world.api.sync(shoe);
  return shoe;
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
    const variants = world.erp
      .product(id)
      .variants.map((variant, position) =>
        chosen(place, position)
          ? { ...variant, version: variant.version + 1, stock: { ...variant.stock, quantity } }
          : variant,
      );
    await world.erp.editSilently(id, { variants });
  }
  await world.api.tell('inventory.stock_changed', ...shoes);
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
    expect(await world.api.sync(shoe)).toMatchObject({ success: true, status: 'synced' });
    expect(world.shop.product(shoe)).toMatchObject({
      type: 'variable',
      regular_price: '',
      manage_stock: false,
    });
    const [attribute] = shownAttributes(world.shop.product(shoe), world.shop);
    expect(attribute).toMatchObject({
      name: 'Size',
      options: SIZES,
      variation: true,
      visible: true,
    });
    expect(attribute?.id).toBeGreaterThan(0);
    expect(
      world.shop
        .variationsOf(shoe)
        .map((variation) => [
          variation.sku,
          variation.regular_price,
          variation.stock_quantity,
          variation.weight,
          shownAttributes(variation, world.shop)[0]?.option,
        ]),
    ).toEqual(SIZES.map((size) => [`${shoe.sku}-${size}`, '50.00', 5, '0.5', size]));
    expect(await world.api.mapping(`${shoe.sku}-M`)).toMatchObject({
      wooCommerceProductId: the(world.shop.variationsOf(shoe)[1]).id,
      parentProductId: shoe.id,
    });
    expect(await world.api.sync(shoe)).toMatchObject({ status: 'skipped' });
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
    expect([...the(sizes[0]).terms.values()].map(({ name }) => name)).toEqual([...SIZES, 'XXL']);
  });

  it('has one variation written when one variant changes, whether the event names it or its product', async () => {
    const shoe = await aSyncedShoe();
    for (const [named, price] of [
      [`${shoe.sku}-M`, '61.00'],
      [shoe.id, '62.00'],
    ] as const) {
      const from = world.shop.journal.entries.length;
      const current = the(world.erp.cypher.find(shoe.id));
      const variants = edited(current, 'M', {
        price: { ...the(current.variants[1]).price, regular: price },
      });
      await world.erp.editSilently(shoe.id, { variants });
      await world.api.tell('pricing.price_changed', named);
      await eventually(() => {
        expect(world.shop.variationsOf(shoe)[1]?.regular_price).toBe(price);
      });
      const written = world.shop.journal.entries.slice(from);
      expect(written.map(({ resource, sku }) => [resource, sku])).toEqual([
        ['variation', `${shoe.sku}-M`],
      ]);
      expect(Object.keys(the(written[0]).fields)).not.toContain('stock_quantity');
    }
  });

  it('loses what the ERP has no more, and gains what is new', async () => {
    const shoe = await aSyncedShoe(['S', 'M', 'L']);
    const variants = [
      ...edited(shoe, 'S', { status: 'archived' }).slice(0, 2),
      aShoeVariant(shoe.sku, 'XL'),
    ];
    await world.erp.cypher.put({ ...shoe, variants });
    await eventually(() => {
      expect(world.shop.variationsOf(shoe).map(({ sku }) => sku)).toEqual([
        `${shoe.sku}-M`,
        `${shoe.sku}-XL`,
      ]);
    });
    await eventually(async () => {
      await world.api.get(`/mappings/${shoe.sku}-S`).expect(404);
    });
  });

  it('becomes variable, and simple again', async () => {
    const plain = await world.erp.putSilently({ price: { regular: '20.00' } });
    await world.api.sync(plain);
    const id = world.shop.product(plain).id;
    await world.erp.cypher.edit(plain.id, {
      stock: { managed: false },
      attributes: [{ name: 'Size', options: SIZES, visible: true, variation: true }],
      variants: [aShoeVariant(plain.sku, 'S'), aShoeVariant(plain.sku, 'M')],
    });
    await eventually(() => {
      expect(world.shop.product(plain)).toMatchObject({ id, type: 'variable', regular_price: '' });
      expect(world.shop.variationsOf(plain)).toHaveLength(2);
    });
    await world.erp.cypher.put({
      ...plain,
      stock: { managed: true, quantity: 3, backorders: 'no' },
    });
    await eventually(() => {
      expect(world.shop.product(plain)).toMatchObject({
        id,
        type: 'simple',
        regular_price: '20.00',
        stock_quantity: 3,
      });
      expect(world.shop.variationsOf(plain)).toHaveLength(0);
    });
    await eventually(async () => {
      await world.api.get(`/mappings/${plain.sku}-S`).expect(404);
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
      expect(
        world.shop.variationsOf(shoe).map(({ images }) => images.map(({ alt }) => alt)),
      ).toEqual([['A shoe'], []]);
    });
    await world.quiet();
    const { downloads } = world.shop.library;
    await world.api.tell('product.image_updated', shoe);
    await world.quiet();
    const broken = edited(shoe, 'M', { image: picture('missing-shoe') });
    await world.erp.editSilently(shoe.id, { variants: broken });
    await world.api.tell('product.image_updated', shoe);
    await eventually(async () => {
      const [failure] = await world.api.failures('?syncType=image');
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
        expect(world.shop.variationsOf(shoe).map(({ stock_quantity }) => stock_quantity)).toEqual([
          9, 9,
        ]);
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
      await world.api.tell('product.created', ...shoes);
      await eventually(
        () => {
          const missing = shoes.filter(
            ({ sku }) => world.shop.findProduct(`${sku}-L`) === undefined,
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
          .flatMap((shoe) => world.shop.variationsOf(shoe))
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
        await world.erp.editSilently(shoe.id, { variants });
      }
      await world.api.tell('pricing.price_changed', ...shoes);
      await eventually(() => {
        for (const shoe of shoes) {
          expect(world.shop.variationsOf(shoe).map((variation) => variation.regular_price)).toEqual(
            ['71.00', '71.00'],
          );
        }
      });
    });
  });
});

describe('a bad variant', () => {
  const failed = async (id: string): Promise<{ code: string; message: string }> => {
    const body = await world.api.sync(id);
    expect(body).toMatchObject({ success: false, status: 'failed' });
    return (body as { error: { code: string; message: string } }).error;
  };

  it('fails its product’s item by name, and the others go through', async () => {
    const shoe = await aShoe(['S', 'M']);
    const variants = [
      ...shoe.variants,
      aShoeVariant(shoe.sku, 'M2', { attributes: { Size: 'M' } }),
      aShoeVariant(shoe.sku, 'XXXL', {}),
    ];
    await world.erp.editSilently(shoe.id, { variants });
    const error = await failed(shoe.id);
    expect(error.code).toBe('VARIANT_DOUBLED');
    expect(error.message).toContain(`variant ${shoe.sku}-M2`);
    expect(error.message).toContain(`"XXXL" is not among the product's options of "Size"`);
    expect(world.shop.variationsOf(shoe).map(({ sku }) => sku)).toEqual([
      `${shoe.sku}-S`,
      `${shoe.sku}-M`,
    ]);
  });

  it('with the SKU of another product says whose', async () => {
    const other = await world.erp.putSilently();
    await world.api.sync(other);
    const shoe = await aSyncedShoe(['S']);
    const variants = [...shoe.variants, aShoeVariant(shoe.sku, 'M', { sku: other.sku })];
    await world.erp.editSilently(shoe.id, { variants });
    const error = await failed(shoe.id);
    expect(error).toMatchObject({ code: 'SKU_SHARED' });
    expect(error.message).toContain(`(id ${world.shop.product(other).id})`);
  });

  it('of a parent that counts pieces itself: the parent says so, its variants are written', async () => {
    const shoe = await aShoe(['S'], { stock: { managed: true, quantity: 3, backorders: 'no' } });
    expect((await failed(shoe.id)).code).toBe('PARENT_MANAGES_STOCK');
    expect(world.shop.variationsOf(shoe).map(({ stock_quantity }) => stock_quantity)).toEqual([5]);
  });

  it('is none for being one of more than a hundred', async () => {
    const options = Array.from({ length: 130 }, (_, index) => `Tone ${index}`);
    const shoe = await aShoe([], {
      attributes: [{ name: 'Tone', options, visible: true, variation: true }],
      variants: options.map((tone, index) =>
        aShoeVariant(`TONE-${index}`, 'X', { attributes: { Tone: tone } }),
      ),
    });
    expect(await world.api.sync(shoe)).toMatchObject({ status: 'synced' });
    expect(world.shop.variationsOf(shoe)).toHaveLength(130);
  });

  it('of a product that somebody deleted in the shop bring it back with them', async () => {
    const shoe = await aSyncedShoe(['S', 'M']);
    for (const variation of world.shop.variationsOf(shoe)) world.shop.catalogue.remove(variation);
    world.shop.catalogue.remove(world.shop.product(shoe.sku));
    const variants = edited(shoe, 'S', { stock: { managed: true, quantity: 2, backorders: 'no' } });
    await world.erp.cypher.edit(shoe.id, { variants });
    await eventually(() => {
      expect(
        world.shop.variationsOf(shoe).map(({ sku, stock_quantity }) => [sku, stock_quantity]),
      ).toEqual([
        [`${shoe.sku}-S`, 2],
        [`${shoe.sku}-M`, 5],
      ]);
    });
    expect(world.shop.findProduct(shoe.sku)).toMatchObject({ type: 'variable' });
  });

  it('that comes back under another id with its SKU stays the variation that it was', async () => {
    const shoe = await aSyncedShoe(['S', 'M']);
    const before = world.shop.variationsOf(shoe).map(({ id, sku }) => [sku, id]);
    const variants = shoe.variants.map((variant, place) =>
      place === 0 ? { ...variant, id: `${variant.id}-new` } : variant,
    );
    await world.erp.putSilently({ ...shoe, variants });
    await world.api.sync(shoe);
    expect(world.shop.variationsOf(shoe).map(({ id, sku }) => [sku, id])).toEqual(before);
    expect(await world.api.mapping(the(variants[0]).id)).toMatchObject({
      wooCommerceProductId: the(before[0])[1],
      syncStatus: 'in_sync',
    });
    await world.api.get(`/mappings/${the(shoe.variants[0]).id}`).expect(404);
  });

  it('of a product that is written anew after somebody deleted it in the shop are made anew as well', async () => {
    const shoe = await aSyncedShoe(['S', 'M']);
    for (const variation of world.shop.variationsOf(shoe)) world.shop.catalogue.remove(variation);
    world.shop.catalogue.remove(world.shop.product(shoe.sku));
    await world.erp.cypher.edit(shoe.id, { name: 'Renamed after its end' });
    await eventually(() => {
      expect(world.shop.findProduct(shoe.sku)).toMatchObject({
        name: 'Renamed after its end',
      });
      expect(world.shop.variationsOf(shoe).map(({ sku }) => sku)).toEqual([
        `${shoe.sku}-S`,
        `${shoe.sku}-M`,
      ]);
    });
  });

  it('that somebody deleted in the shop comes with its new picture', async () => {
    const shoe = await aSyncedShoe(['S', 'M']);
    world.shop.catalogue.remove(the(world.shop.variationsOf(shoe)[0]));
    const image = { id: 'late', url: `${pictures.address}/late.png`, alt: 'Late', checksum: null };
    await world.erp.editSilently(shoe.id, { variants: edited(shoe, 'S', { image }) });
    await world.api.tell('product.image_updated', ...[shoe]);
    await eventually(() => {
      const shown = world.shop.findProduct(`${shoe.sku}-S`)?.images;
      expect(shown).toMatchObject([{ alt: 'Late' }]);
    });
  });

  it('that the shop does not delete is named, and its neighbours come', async () => {
    const [shoe, other] = [await aSyncedShoe(['S', 'M']), await aSyncedShoe(['S'])];
    world.shop.faults.add({ kind: 'forbidden', contains: '"delete":' });
    await world.erp.cypher.edit(shoe.id, { variants: edited(shoe, 'M', { status: 'archived' }) });
    await restock([other], 8);
    await eventually(() => {
      expect(the(world.shop.variationsOf(other)[0]).stock_quantity).toBe(8);
    });
    const { error } = await world.failureOf(shoe);
    expect(error.code).toBe('VARIANT_NOT_DELETED');
    expect(error.message).toContain(`(${shoe.sku}-M): the shop does not delete it`);
    world.shop.faults.clear();
    await world.api.retry({ errorCode: 'VARIANT_NOT_DELETED' });
    await eventually(() => {
      expect(world.shop.variationsOf(shoe)).toHaveLength(1);
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
      const late = aShoeVariant(shoe.sku, 'L');
      world.shop.faults.add({
        kind: 'gateway-timeout-after-applying',
        route: '/variations/batch',
        times: 1,
      });
      await world.erp.cypher.edit(shoe.id, { variants: [...shoe.variants, late] });
      await eventually(() => {
        expect(world.shop.variationsOf(shoe)).toHaveLength(3);
      });
      await world.erp.editSilently(shoe.id, { variants: [...shoe.variants, edit(late)] });
      await eventually(async () => {
        expect(await world.api.mapping(shoe)).toMatchObject({ syncStatus: 'in_sync' });
        const skus = [`${shoe.sku}-S`, `${shoe.sku}-M`, ...(sku === undefined ? [] : [sku])];
        expect(world.shop.variationsOf(shoe).map((variation) => variation.sku)).toEqual(skus);
        await world.api.get(`/mappings/${shoe.sku}-L`).expect(sku === undefined ? 404 : 200);
      });
    },
  );

  it('that the ERP drops after somebody deleted it in the shop troubles nobody', async () => {
    const shoe = await aSyncedShoe(['S', 'M']);
    const [small] = world.shop.variationsOf(shoe);
    world.shop.catalogue.remove(the(small));
    const lastFault = async (): Promise<unknown> => {
      const body = await world.api.status();
      return (body as { lane: { breakers: { store: { lastFault: unknown } } } }).lane.breakers.store
        .lastFault;
    };
    const before = await lastFault();
    await world.erp.cypher.edit(shoe.id, { variants: edited(shoe, 'S', { status: 'archived' }) });
    await eventually(async () => {
      expect(await world.api.mapping(shoe)).toMatchObject({ syncStatus: 'in_sync' });
      await world.api.get(`/mappings/${shoe.sku}-S`).expect(404);
    });
    expect(await lastFault()).toEqual(before);
  });

  it('that somebody deleted in the shop is made anew', async () => {
    const shoe = await aSyncedShoe(['S', 'M']);
    world.shop.catalogue.remove(the(world.shop.variationsOf(shoe)[0]));
    const variants = edited(shoe, 'S', { stock: { managed: true, quantity: 1, backorders: 'no' } });
    await world.erp.cypher.edit(shoe.id, { variants });
    await eventually(() => {
      expect(
        world.shop.variationsOf(shoe).map(({ sku, stock_quantity }) => [sku, stock_quantity]),
      ).toEqual([
        [`${shoe.sku}-M`, 5],
        [`${shoe.sku}-S`, 1],
      ]);
    });
  });
});
