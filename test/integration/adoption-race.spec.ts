import {
  StoreClients,
  type StoreClient,
} from '../../libs/woocommerce-sync/src/application/ports/store-client.port';
import { shownAttributes } from '../support/shown-attributes';
import { the } from '../support/the';
import { startWorld, type World } from '../support/world/world';

let world: World;
let store: StoreClient;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  store = world.app.get(StoreClients).get('default');
});
afterAll(() => world.close());
afterEach(() => jest.restoreAllMocks());

/**
 * Lets another delivery do this after the shop has listed what it has, and before our delivery
 * knows. Answers what it did.
 */
function meanwhile<Listed, Made>(
  list: () => Promise<Listed>,
  spy: jest.SpyInstance<Promise<Listed>, []>,
  otherDelivery: () => Promise<Made>,
): Promise<Made> {
  return new Promise((resolve, reject) => {
    spy.mockImplementationOnce(async () => {
      const listed = await list();
      await otherDelivery().then(resolve, reject);
      return listed;
    });
  });
}

const whileCategoriesAreListed = <Made>(otherDelivery: () => Promise<Made>): Promise<Made> =>
  meanwhile(
    store.categories.list.bind(store.categories),
    jest.spyOn(store.categories, 'list'),
    otherDelivery,
  );
const whileAttributesAreListed = <Made>(otherDelivery: () => Promise<Made>): Promise<Made> =>
  meanwhile(
    store.attributes.list.bind(store.attributes),
    jest.spyOn(store.attributes, 'list'),
    otherDelivery,
  );

const aSyncedSku = async (fields: object): Promise<string> =>
  (await world.aSyncedProduct(fields)).sku;

describe('what another delivery makes between our list and our create', () => {
  it('a category is adopted: not failed, and not made twice', async () => {
    const [category] = world.erp.categories().filter(({ parentId }) => parentId === null);
    const { name, slug, description, position } = the(category);
    const made = whileCategoriesAreListed(() =>
      store.categories.write([
        {
          storeCategoryId: null,
          fields: { name, slug: slug ?? '', parentId: 0, description, position },
        },
      ]),
    );
    const sku = await aSyncedSku({ categoryIds: [the(category).id] });
    const [only, ...others] = world.shop.categoriesNamed(name);
    expect(others).toEqual([]);
    expect(await made).toMatchObject([
      { kind: 'written', category: { storeCategoryId: the(only).id } },
    ]);
    expect(world.shop.product(sku).categories).toEqual([the(only).id]);
  });

  it('a category below another is adopted under its own parent', async () => {
    const all = world.erp.categories();
    const child = the(all.find(({ parentId }) => parentId !== null));
    const parent = the(all.find(({ id }) => id === child.parentId));
    await aSyncedSku({ categoryIds: [parent.id] });
    const [parentInShop] = world.shop.categoriesNamed(parent.name);
    const { name, slug, description, position } = child;
    const made = whileCategoriesAreListed(() =>
      store.categories.write([
        {
          storeCategoryId: null,
          fields: { name, slug: slug ?? '', parentId: the(parentInShop).id, description, position },
        },
      ]),
    );
    const sku = await aSyncedSku({ categoryIds: [child.id] });
    await made;
    const twins = world.shop
      .categoriesNamed(name)
      .filter(({ parent }) => parent === the(parentInShop).id);
    expect(twins).toHaveLength(1);
    expect(world.shop.product(sku).categories).toEqual([the(twins[0]).id]);
  });

  it('an attribute is adopted: not failed, and not made twice under another slug', async () => {
    const made = whileAttributesAreListed(() => store.attributes.create('Colour', 'colour'));
    const sku = await aSyncedSku({
      attributes: [{ name: 'Colour', options: ['Red', 'Blue'], visible: true, variation: false }],
    });
    const named = [...world.shop.catalogue.attributes.values()].filter(
      ({ name }) => name === 'Colour',
    );
    expect(named).toHaveLength(1);
    expect(await made).toMatchObject({
      kind: 'written',
      attribute: { storeAttributeId: the(named[0]).id },
    });
    expect(shownAttributes(world.shop.product(sku), world.shop)).toMatchObject([
      { id: the(named[0]).id, options: ['Red', 'Blue'] },
    ]);
  });

  it('nothing of it is left as a failure', async () => {
    expect(await world.api.failures()).toEqual([]);
  });
});
