import {
  StoreClients,
  type StoreClient,
} from '../../libs/woocommerce-sync/src/application/ports/store-client.port';
import { shownAttributes } from '../support/shown-attributes';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

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

async function sync(fields: object): Promise<string> {
  const { item } = await world.erp.cypher.put({ ...fields }, { silent: true });
  const { body } = await world.call('post', `${API}/sync/product/${item.id}`).expect(200);
  expect(body).toMatchObject({ success: true, status: 'synced', error: null });
  return item.sku;
}

const inShop = (sku: string) => world.shop.catalogue.findBySku(sku)!;
const categoriesNamed = (name: string) =>
  [...world.shop.catalogue.categories.values()].filter((category) => category.name === name);

describe('what another delivery makes between our list and our create', () => {
  it('a category is adopted: not failed, and not made twice', async () => {
    const [category] = world.erp.cypher
      .categoryPage(0, 500)
      .items.filter(({ parentId }) => parentId === null);
    const { name, slug, description, position } = category!;
    const made = whileCategoriesAreListed(() =>
      store.categories.write([
        {
          storeCategoryId: null,
          fields: { name, slug: slug ?? '', parentId: 0, description, position },
        },
      ]),
    );
    const sku = await sync({ categoryIds: [category!.id] });
    const [only, ...others] = categoriesNamed(name);
    expect(others).toEqual([]);
    expect(await made).toMatchObject([
      { kind: 'written', category: { storeCategoryId: only!.id } },
    ]);
    expect(inShop(sku).categories).toEqual([only!.id]);
  });

  it('a category below another is adopted under its own parent', async () => {
    const all = world.erp.cypher.categoryPage(0, 500).items;
    const child = all.find(({ parentId }) => parentId !== null)!;
    const parent = all.find(({ id }) => id === child.parentId)!;
    await sync({ categoryIds: [parent.id] });
    const [parentInShop] = categoriesNamed(parent.name);
    const { name, slug, description, position } = child;
    const made = whileCategoriesAreListed(() =>
      store.categories.write([
        {
          storeCategoryId: null,
          fields: { name, slug: slug ?? '', parentId: parentInShop!.id, description, position },
        },
      ]),
    );
    const sku = await sync({ categoryIds: [child.id] });
    await made;
    const twins = categoriesNamed(name).filter(({ parent }) => parent === parentInShop!.id);
    expect(twins).toHaveLength(1);
    expect(inShop(sku).categories).toEqual([twins[0]!.id]);
  });

  it('an attribute is adopted: not failed, and not made twice under another slug', async () => {
    const made = whileAttributesAreListed(() => store.attributes.create('Colour', 'colour'));
    const sku = await sync({
      attributes: [{ name: 'Colour', options: ['Red', 'Blue'], visible: true, variation: false }],
    });
    const named = [...world.shop.catalogue.attributes.values()].filter(
      ({ name }) => name === 'Colour',
    );
    expect(named).toHaveLength(1);
    expect(await made).toMatchObject({
      kind: 'written',
      attribute: { storeAttributeId: named[0]!.id },
    });
    expect(shownAttributes(inShop(sku), world.shop)).toMatchObject([
      { id: named[0]!.id, options: ['Red', 'Blue'] },
    ]);
  });

  it('nothing of it is left as a failure', async () => {
    const { body } = await world.call('get', `${API}/sync/failed`).expect(200);
    expect(body).toMatchObject({ items: [] });
  });
});
