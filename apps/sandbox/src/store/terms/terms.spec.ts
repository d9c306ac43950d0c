import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { the } from '../../../../../test/support/the';
import { startStoreDouble, type StoreDouble } from '../store-double';
import { testBehaviours, type Probe, type ProbedShop } from '../testing/behaviour-probes';
import { ShopCaller } from '../testing/shop-caller';

interface Refusal {
  readonly code?: string;
  readonly data?: { readonly resource_id?: number };
}

const category = ({ caller }: ProbedShop, body: object) =>
  caller.send<Refusal & { id: number; name: string }>('POST', '/products/categories', body);

const attribute = ({ caller }: ProbedShop, body: object) =>
  caller.send<Refusal & { id: number }>('POST', '/products/attributes', body);

const PROBES: readonly Probe[] = [
  {
    name: 'category-term-exists',
    see: async (probed) => {
      await category(probed, { name: 'Drinks' });
      return (await category(probed, { name: 'DRINKS' })).body.code ?? 'made';
    },
    on: 'term_exists',
    off: 'made',
  },
  {
    name: 'category-slug-owner-blamed',
    see: async (probed) => {
      await category(probed, { name: 'Drinks' });
      const other = await category(probed, { name: 'Beverages', slug: 'other' });
      const { body } = await category(probed, { name: 'Drinks', slug: 'other' });
      return body.data?.resource_id === other.body.id;
    },
    on: true,
    off: false,
  },
  {
    name: 'category-delete-needs-force',
    see: async (probed) => {
      const { body } = await category(probed, { name: 'Drinks' });
      return (await probed.caller.send('DELETE', `/products/categories/${body.id}`)).status;
    },
    on: 501,
    off: 200,
  },
  {
    name: 'default-category-stays',
    see: async ({ caller }) =>
      (await caller.send('DELETE', '/products/categories/15?force=true')).status,
    on: 500,
    off: 200,
  },
  {
    name: 'category-long-name-refused',
    see: async (probed) => (await category(probed, { name: 'L'.repeat(250) })).body.code ?? 'made',
    on: 'db_insert_error',
    off: 'made',
  },
  {
    name: 'category-long-rename-ignored',
    see: async (probed) => {
      const { id } = (await category(probed, { name: 'Drinks' })).body;
      const long = { name: 'L'.repeat(250), slug: 'long' };
      const { body } = await probed.caller.send<{ name: string; slug: string }>(
        'PUT',
        `/products/categories/${id}`,
        long,
      );
      return [body.name.length, body.slug];
    },
    on: [6, 'drinks'],
    off: [250, 'long'],
  },
  {
    name: 'term-batch-shows-all',
    see: async ({ caller }) => {
      const create = [{ name: 'Drinks', _fields: 'id' }];
      const { body } = await caller.send<{ create: [object] }>(
        'POST',
        '/products/categories/batch',
        {
          create,
        },
      );
      return 'slug' in body.create[0];
    },
    on: true,
    off: false,
  },
  {
    name: 'category-name-encoded',
    see: async (probed) => (await category(probed, { name: 'A & B' })).body.name,
    on: 'A &amp; B',
    off: 'A & B',
  },
  {
    name: 'attribute-slug-28',
    see: async (probed) => (await attribute(probed, { name: 'a'.repeat(29) })).status,
    on: 400,
    off: 201,
  },
  {
    name: 'attribute-list-unpaged',
    see: async (probed) => {
      for (const name of ['Colour', 'Size']) await attribute(probed, { name });
      return (await probed.caller.send<unknown[]>('GET', '/products/attributes?per_page=1')).body
        .length;
    },
    on: 2,
    off: 1,
  },
  {
    name: 'attribute-duplicate-refused',
    see: async (probed) => {
      await attribute(probed, { name: 'Colour' });
      return (await attribute(probed, { name: 'Colour' })).body.code ?? 'made';
    },
    on: 'woocommerce_rest_cannot_create',
    off: 'made',
  },
  {
    name: 'attribute-options-make-terms',
    see: async (probed) => {
      const { id } = (await attribute(probed, { name: 'Colour' })).body;
      await probed.make({ attributes: [{ id, options: ['Red'] }] });
      return (await probed.caller.send<unknown[]>('GET', `/products/attributes/${id}/terms`)).body
        .length;
    },
    on: 1,
    off: 0,
  },
];

describe('a term', () => {
  testBehaviours(PROBES);
});

describe('the picture of a category', () => {
  interface Pictured {
    readonly id: number;
    readonly description: string;
    readonly image: { readonly id: number; readonly alt: string } | null;
  }
  const pictures = createServer((request, response) => {
    response.statusCode = request.url === '/a.png' ? 200 : 404;
    response.end('picture');
  });
  let shop: StoreDouble;
  let src: string;
  beforeAll(async () => {
    shop = await startStoreDouble({ preset: 'instant', behindTls: true });
    await new Promise<void>((resolve) => pictures.listen(0, '127.0.0.1', resolve));
    src = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}/a.png`;
  });
  afterAll(async () => {
    pictures.close();
    await shop.close();
  });
  const send = (method: string, path: string, body: object) =>
    new ShopCaller(shop).send<Pictured & Refusal>(method, `/products/categories${path}`, body);

  it('fails the making of a category, and of a change no more than the picture', async () => {
    const image = { src: src.replace('a.png', 'b.png') };
    const code = 'woocommerce_rest_invalid_remote_image_url';
    const made = await send('POST', '', { name: 'Never made', image });
    expect([made.status, made.body.code]).toEqual([400, code]);
    const { id } = (await send('POST', '', { name: 'Never made' })).body;
    const changed = await send('PUT', `/${id}`, { description: 'Changed', image });
    expect([changed.status, changed.body.code]).toEqual([400, code]);
    expect((await send('PUT', `/${id}`, {})).body).toMatchObject({
      description: 'Changed',
      image: null,
    });
  });

  it('keeps its words for an empty text, and goes for null and for an id that the library does not have', async () => {
    const { id, image } = (await send('POST', '', { name: 'Lamps', image: { src, alt: 'A lamp' } }))
      .body;
    const after = async (wanted: object | null) =>
      (await send('PUT', `/${id}`, { image: wanted })).body.image;
    expect(await after({ id: the(image).id, alt: '' })).toMatchObject({ alt: 'A lamp' });
    expect(await after({ id: the(image).id, alt: ' ' })).toMatchObject({ alt: '' });
    expect(await after({ id: 999_999 })).toBeNull();
    for (const none of [null, { id: 0 }, { alt: 'Words alone' }]) {
      expect(await after({ id: the(image).id })).toMatchObject({ id: the(image).id });
      expect(await after(none)).toBeNull();
    }
    // In a batch null is not sent.
    await after({ id: the(image).id });
    const batch = await send('POST', '/batch', { update: [{ id, image: null }] });
    expect(batch.body).toMatchObject({ update: [{ image: { id: the(image).id } }] });
  });
});

describe('tags and brands', () => {
  let shop: StoreDouble;
  let caller: ShopCaller;
  beforeEach(async () => {
    shop = await startStoreDouble({ preset: 'instant', behindTls: true });
    caller = new ShopCaller(shop);
  });
  afterEach(() => shop.close());

  it.each(['tags', 'brands'])(
    '%s are made, changed, listed and deleted, and counted on products',
    async (kind) => {
      const path = `/products/${kind}`;
      const { body } = await caller.send<{ create: { id: number; slug: string }[] }>(
        'POST',
        `${path}/batch`,
        {
          create: [{ name: 'Old & new' }, { name: 'Other' }],
        },
      );
      const [first, other] = body.create;
      expect(first?.slug).toBe('old-new');
      await caller.send('POST', '/products', { name: 'Lamp', [kind]: [{ id: first?.id }] });
      expect(
        (await caller.send('PATCH', `${path}/${the(first).id}`, { name: 'New' })).body,
      ).toMatchObject({
        name: 'New',
        count: 1,
      });
      expect((await caller.send('DELETE', `${path}/${the(other).id}?force=true`)).status).toBe(200);
      expect((await caller.send('GET', path)).body).toMatchObject([{ id: first?.id, name: 'New' }]);
      const { body: lamps } = await caller.send<unknown[]>('GET', '/products');
      expect(lamps).toMatchObject([{ [kind]: [{ id: first?.id, name: 'New', slug: 'old-new' }] }]);
    },
  );
});
