import { Client } from 'pg';
import { the } from '../../support/the';
import type { Role } from '../../support/world/api-client';
import { aPrice } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

const VIEWER: Role = { stores: { default: 'viewer' } };

interface Items {
  readonly items: readonly Record<string, unknown>[];
  readonly nextCursor: string | null;
}

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  await world.api.pullOrders();
});
afterAll(() => world.close());

async function read<T = Items>(path: string, role: Role = VIEWER): Promise<T> {
  const { body } = await world.api.get(path, role).expect(200);
  return body as T;
}

/** A product that the ERP prices in a currency that the shop has not. */
async function aFailedProduct(sku: string): Promise<string> {
  const price = aPrice('10.00', { currency: 'USD' });
  const { id } = await world.erp.putSilently({ sku, name: `Broken ${sku}`, price });
  await world.api.sync(id);
  return id;
}

describe('changes', () => {
  it('are found by SKU, id and words, by state and type, and page by page', async () => {
    const lamp = await world.aSyncedProduct({ sku: 'FIND-1', name: 'Brass-reading lamp' });
    await world.api.syncPrice(lamp);
    const { wooCommerceProductId } = await world.api.mapping(lamp);
    for (const q of ['find-', lamp.id, String(wooCommerceProductId), 'lamp read', 'BRASS']) {
      const { items } = await read(`/sync/items?q=${encodeURIComponent(q)}`);
      expect([q, items.map(({ subjectId }) => subjectId)]).toEqual([q, [lamp.id, lamp.id]]);
    }
    const { items } = await read(`/sync/items?q=FIND-1&type=product`);
    expect(items).toEqual([
      expect.objectContaining({
        type: 'product',
        subjectKind: 'product',
        sku: 'FIND-1',
        name: 'Brass-reading lamp',
        storeProductId: wooCommerceProductId,
        state: 'synced',
        code: null,
        reason: null,
        origin: expect.objectContaining({ via: 'api' }) as unknown,
      }),
    ]);
    expect((await read('/sync/items?q=nothing-of-the-kind')).items).toEqual([]);
    expect((await read('/sync/items?state=failed&q=FIND-1')).items).toEqual([]);

    const all = await read('/sync/items?limit=200');
    const paged: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Items = await read(
        `/sync/items?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.items);
    await world.api.get('/sync/items?limit=201').expect(400);
    await world.api.get('/sync/items?q=%00').expect(400);
  });

  it('of a full sync are found by it', async () => {
    const lamp = await world.aSyncedProduct({ sku: 'RUN-1' });
    const { batchId } = await world.fullSync({ force: true });
    const { items } = await read(`/sync/items?run=${batchId}`);
    expect(items.map(({ subjectId }) => subjectId)).toContain(lamp.id);
    expect((await read(`/sync/items?run=${batchId}&code=NOPE`)).items).toEqual([]);
  });
});

describe('failures', () => {
  it('are told by their cause, and tried again or given up no more than is expected', async () => {
    const ids = [await aFailedProduct('BAD-1'), await aFailedProduct('BAD-2')];
    const { items: groups } = await read('/sync/failures');
    const group = the(groups.find(({ code }) => code === 'CURRENCY_MISMATCH'));
    expect(group).toMatchObject({ type: 'product', count: 2, retrying: true });
    expect((group['samples'] as { subjectId: string }[]).map(({ subjectId }) => subjectId)).toEqual(
      [...ids].reverse(),
    );
    const path = `/sync/failures/${encodeURIComponent(String(group['id']))}`;
    expect((await read(path)).items).toHaveLength(2);

    const reason = 'Nobody sells these in dollars';
    const meant = { group: group['id'], reason };
    const dry = await world.api
      .post('/sync/failures/dismiss')
      .send({ ...meant, expected: 0, dry: true })
      .expect(200);
    expect(dry.body).toEqual({ matched: 2, changed: 0 });
    const refused = await world.api
      .post('/sync/failures/dismiss')
      .send({ ...meant, expected: 1 })
      .expect(409);
    expect(refused.body).toMatchObject({ code: 'FAILURES_CHANGED' });
    await world.api
      .post('/sync/failures/retry', VIEWER)
      .send({ ...meant, expected: 2 })
      .expect(403);
    const retried = await world.api
      .post('/sync/failures/retry')
      .send({ ...meant, filter: { errorCode: 'OVERRULED_BY_THE_GROUP' }, expected: 2 })
      .expect(200);
    expect(retried.body).toEqual({ matched: 2, changed: 2 });
    await world.quiet();

    const dismissed = await world.api
      .post('/sync/failures/dismiss', 'operator')
      .send({ ...meant, expected: 2 })
      .expect(200);
    expect(dismissed.body).toEqual({ matched: 2, changed: 2 });
    expect((await read('/sync/failures')).items).toEqual([]);
    const ended = await read('/sync/items?state=dismissed');
    expect(ended.items).toMatchObject([{ code: 'CURRENCY_MISMATCH' }, { state: 'dismissed' }]);
    expect(await world.api.audit('?action=items.dismiss&outcome=ok')).toMatchObject([
      { requestedBy: { '*': [{ reason }] }, answer: { matched: 2, changed: 2 } },
    ]);
    // What changes next is a new item.
    expect(await world.api.sync(the(ids[0]))).toMatchObject({ status: 'failed' });
    expect((await read('/sync/failures')).items).toMatchObject([{ count: 1 }]);
  });

  it('of which an earlier version kept no key of the reason are a group like others', async () => {
    const id = await aFailedProduct('OLD-1');
    const database = new Client({ connectionString: world.databaseUrl });
    await database.connect();
    await database.query(
      `UPDATE wc_sync_items SET reason_key = NULL WHERE product_id = $1 AND status = 'failed'`,
      [id],
    );
    await database.end();
    const { items: groups } = await read('/sync/failures');
    const group = the(groups.find(({ id: one }) => String(one).endsWith('~')));
    const path = `/sync/failures/${encodeURIComponent(String(group['id']))}`;
    expect((await read(path)).items).toHaveLength(1);
    const settled = await world.api
      .post('/sync/failures/dismiss')
      .send({ group: group['id'], expected: 1, reason: 'It is an old one' })
      .expect(200);
    expect(settled.body).toEqual({ matched: 1, changed: 1 });
  });

  it('are asked for by a group that is one', async () => {
    await world.api.get('/sync/failures/made-up').expect(400);
    await world.api.post('/sync/failures/retry').send({ expected: 1 }).expect(400);
  });
});

describe('the search', () => {
  it('finds products, orders, runs and stores that the token may see', async () => {
    const lamp = await world.aSyncedProduct({ sku: 'EVERY-1', name: 'Everywhere' });
    const { batchId } = await world.fullSync();
    const placed = world.shop.orders.place({
      status: 'processing',
      lines: [{ productId: 1, name: 'Lamp', quantity: 1, price: '5.00' }],
    });
    await world.api.pullOrders();
    const found = await read<Record<string, readonly object[]>>('/search?q=every');
    expect(found).toMatchObject({
      products: [{ storeId: 'default', productId: lamp.id, variantId: null, sku: 'EVERY-1' }],
      orders: [],
      runs: [],
      stores: [],
    });
    const number = String(placed.id);
    expect((await read<Record<string, object[]>>(`/search?q=${number}`))['orders']).toEqual([
      { storeId: 'default', orderId: placed.id, number, status: 'processing' },
    ]);
    const clerk = await read<Record<string, object[]>>(`/search?q=${number}`, 'user');
    expect(clerk['orders']).toEqual([]);
    const runs = await read<Record<string, object[]>>(`/search?q=${batchId.slice(0, 8)}`);
    expect(runs['runs']).toMatchObject([{ runId: batchId, kind: 'full-sync' }]);
    expect(await read('/search?q=default')).toMatchObject({ stores: [{ storeId: 'default' }] });
    const stranger = { stores: { other: 'admin' } };
    expect(await read('/search?q=every', stranger)).toMatchObject({ products: [], stores: [] });
  });
});

describe('the audit', () => {
  it('is filtered by who, what, when and its outcome, and comes as a file', async () => {
    const lamp = await world.aSyncedProduct({ sku: 'AUDIT-1', name: '=HYPERLINK("x")' });
    const [call] = await world.api.audit(`?productId=${lamp.id}&action=products.batch`);
    const { actor } = the(the(the(call).requestedBy[lamp.id])[0]) as { actor: string };
    const since = the(call).startedAt;
    const same = await world.api.audit(`?actor=${actor}&outcome=ok&since=${since}`);
    expect(same.map(({ callId }) => callId)).toContain(the(call).callId);
    expect(await world.api.audit(`?actor=${actor}&until=${since}&productId=${lamp.id}`)).toEqual(
      [],
    );
    expect(await world.api.audit(`?actor=nobody`)).toEqual([]);

    await world.api.post('/sync/resume').send({ reason: '=1+1 is why' }).expect(200);
    const { text } = await world.api.get('/audit.csv?action=lane.resume').expect(200);
    expect(text.split('\r\n')[0]).toMatch(/^startedAt,action,actors,reasons/);
    expect(text).toContain(`,'=1+1 is why,`);
    await world.api.get('/audit.csv', 'operator').expect(403);
  });
});
