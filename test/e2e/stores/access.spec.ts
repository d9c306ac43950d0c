import { randomBytes } from 'node:crypto';
import { DEMO_KEY, startStoreDouble, type StoreDouble } from '../../../apps/sandbox/src/store';
import type { Role } from '../../support/world/api-client';
import { startWorld, type World } from '../../support/world/world';

const SECRET = 'cs_of_the_other_shop_of_this_test';
const of = (store: string, role: string): Role => ({ stores: { [store]: role } });

let world: World;
let other: StoreDouble;
let productId: string;

beforeAll(async () => {
  const SECRETS_KEYS = `one:${randomBytes(32).toString('base64')}`;
  world = await startWorld({ products: 0, settings: { SECRETS_KEYS } });
  ({ id: productId } = await world.erp.putSilently({ sku: 'ANY' }));
  other = await startStoreDouble({ preset: 'instant', keys: [{ ...DEMO_KEY, secret: SECRET }] });
  await world.api
    .post('/stores')
    .send({
      id: 'other',
      name: 'Other',
      url: other.url,
      consumerKey: DEMO_KEY.key,
      consumerSecret: SECRET,
      state: 'active',
    })
    .expect(201);
});
afterAll(async () => {
  await world.close();
  await other.close();
});

describe('a token for one store', () => {
  it('sees that store alone', async () => {
    await world.api.get('/sync/status?storeId=other', of('other', 'viewer')).expect(200);
    const { body } = await world.api.get('/sync/status', of('other', 'viewer')).expect(404);
    expect(body).toMatchObject({ code: 'STORE_NOT_FOUND' });
    const listed = await world.api.get('/stores', of('other', 'operator')).expect(200);
    expect((listed.body as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual([
      'other',
    ]);
  });

  it('is told of no store that it is not for whether there is one', async () => {
    const [real, made] = await Promise.all([
      world.api.get('/sync/failed?storeId=default', of('other', 'admin')).expect(404),
      world.api.get('/sync/failed?storeId=made-up', of('other', 'admin')).expect(404),
    ]);
    expect((real.body as { detail: string }).detail).toBe((made.body as { detail: string }).detail);
  });

  it('does there what its role allows', async () => {
    const product = `/sync/product/${productId}?storeId=other`;
    await world.api.post(product, of('other', 'viewer')).expect(403);
    await world.api.post(product, of('other', 'operator')).expect(200);
    await world.api.post('/sync/resume?storeId=other', of('other', 'viewer')).expect(403);
    await world.api.post('/sync/resume?storeId=other', of('other', 'operator')).expect(200);
    await world.api.get('/audit?storeId=other', of('other', 'operator')).expect(403);
    await world.api.get('/audit?storeId=other', of('other', 'admin')).expect(200);
    await world.api.get('/orders?storeId=other', of('other', 'viewer')).expect(200);
    const again = '/orders/1/republish?storeId=other';
    await world.api.post(again, of('other', 'viewer')).send({ reason: 'why' }).expect(403);
    await world.api.get('/orders?storeId=other', of('other', 'operator')).expect(200);
  });

  it('reaches nothing of another store by the id of something in it', async () => {
    const { batchId } = await world.api.fullSync();
    const drift = (await world.api.post('/sync/drift').send({}).expect(202)).body as { id: string };
    for (const [method, path] of [
      ['get', `/sync/runs/${batchId}`],
      ['post', `/sync/runs/${batchId}/cancel`],
      ['get', `/sync/drift/${drift.id}`],
      ['post', `/sync/drift/${drift.id}/repair`],
      ['get', '/stores/default'],
      ['patch', '/stores/default'],
    ] as const)
      await world.api[method](path, of('other', 'admin')).send({}).expect(404);
    await world.api.get(`/sync/runs/${batchId}`, of('default', 'operator')).expect(200);
  });

  it('is not taken in by a store that another part of the request names', async () => {
    await world.api
      .post('/sync/retry?storeId=other', of('other', 'admin'))
      .send({ storeId: 'default' })
      .expect(404);
    await world.api
      .get('/sync/status?storeId=other&storeId=default', of('other', 'admin'))
      .expect(404);
  });

  it('is for nothing that is of the whole installation', async () => {
    await world.api
      .post('/stores', of('other', 'admin'))
      .send({ id: 'new', name: 'New', url: 'https://new.example' })
      .expect(403);
    await world.api
      .post('/events', of('other', 'admin'))
      .send({ events: [{ type: 'product.updated', data: { productId } }] })
      .expect(403);
    await world.api.delete('/stores/other', of('other', 'admin')).expect(403);
    await world.call('get', '/metrics', of('other', 'admin')).expect(403);
  });

  it('that has roles in two stores has each in its own', async () => {
    const both: Role = { stores: { other: 'operator', default: 'viewer' } };
    await world.api.get('/sync/status', both).expect(200);
    await world.api.get('/sync/failed', both).expect(403);
    await world.api.get('/sync/failed?storeId=other', both).expect(200);
    const { batchId } = await world.api.fullSync();
    await world.api.get(`/sync/runs/${batchId}`, both).expect(403);
    const { body } = await world.api.get('/stores', both).expect(200);
    expect((body as { items: { id: string }[] }).items.map(({ id }) => id).sort()).toEqual([
      'default',
      'other',
    ]);
  });

  it('is let in where nobody needs a token', async () => {
    await world.call('get', '/health/live', of('other', 'viewer')).expect(200);
  });

  it('changes its own store as its admin', async () => {
    await world.api
      .patch('/stores/other', of('other', 'operator'))
      .send({ name: 'Mine' })
      .expect(403);
    const { body } = await world.api
      .patch('/stores/other', of('other', 'admin'))
      .send({ name: 'Mine' })
      .expect(200);
    expect(body).toMatchObject({ name: 'Mine' });
  });
});
