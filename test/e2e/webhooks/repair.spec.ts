import type { WebhookRepairResponse } from '../../../libs/woocommerce-sync/src/api/responses/stores/webhook-repair.response';
import { WebhookRepository } from '../../../libs/woocommerce-sync/src/domain/webhooks/webhook.repository';
import { the } from '../../support/the';
import type { Role } from '../../support/world/api-client';
import { startHookedWorld, type HookedWorld } from '../../support/world/hooked-world';
import { startWorld } from '../../support/world/world';
import type { StoreWebhook } from '../../../apps/sandbox/src/store/webhooks/store-webhook';

const REPAIR = '/stores/default/webhooks/repair';
const REASON = { reason: 'Orders come late' };
const AS_OPERATOR: Role = { stores: { default: 'operator' } };

let hooked: HookedWorld;
beforeEach(async () => {
  hooked = await startHookedWorld();
});
afterEach(() => hooked.close());

const ofTopic = (topic: string): StoreWebhook =>
  the([...hooked.world.shop.webhooks.webhooks.values()].find((one) => one.topic === topic));
const place = (): number => hooked.world.shop.orders.place({ lines: [{ productId: 101 }] }).id;

async function repair(): Promise<WebhookRepairResponse> {
  const { body } = await hooked.world.api.post(REPAIR, AS_OPERATOR).send(REASON).expect(200);
  return body as WebhookRepairResponse;
}

async function refusal(status: number): Promise<unknown> {
  return (await hooked.world.api.post(REPAIR).send(REASON).expect(status)).body;
}

/** What a repair says of a topic. */
const said = ({ topics }: WebhookRepairResponse, topic: string) =>
  topics.find((one) => one.topic === topic);

describe('the repair of webhooks', () => {
  it('mends what is off or gone, reads what was missed, and tells of each topic', async () => {
    await hooked.watch();
    ofTopic('order.created').status = 'disabled';
    hooked.world.shop.webhooks.remove(ofTopic('order.updated'));
    place();
    const told = await repair();
    expect(told).toMatchObject({
      storeId: 'default',
      verdict: 'mended',
      gap: { isRead: true, orders: 1, failure: null },
      silence: null,
      failure: null,
    });
    expect(said(told, 'order.created')).toEqual({
      topic: 'order.created',
      isWanted: true,
      found: 'disabled',
      state: 'active',
      writes: [{ kind: 'set', reason: 'disabled', outcome: 'confirmed', failure: null }],
    });
    expect(said(told, 'order.updated')).toMatchObject({
      found: 'missing',
      state: 'active',
      writes: [{ kind: 'make', reason: 'missing', outcome: 'confirmed' }],
    });
    expect(said(told, 'order.deleted')).toMatchObject({
      found: 'active',
      state: 'active',
      writes: [],
    });
    expect(ofTopic('order.created').status).toBe('active');
    expect(await hooked.world.api.audit('?action=webhooks.repair')).toMatchObject([
      { requestedBy: { '*': [{ via: 'api', ...REASON }] }, answer: { verdict: 'mended' } },
    ]);
    expect(await hooked.world.api.audit('?action=webhooks.set')).toMatchObject([
      { requestedBy: { '*': [{ via: 'api', ...REASON }] } },
    ]);
    expect(JSON.stringify([told, await hooked.world.api.audit()])).not.toContain(
      ofTopic('order.created').secret,
    );
    expect(await repair()).toMatchObject({ verdict: 'well', gap: null });
  });

  it('says what is still open: a write that failed, those after it, and a gap', async () => {
    await hooked.watch();
    ofTopic('order.created').status = 'disabled';
    ofTopic('order.updated').status = 'paused';
    const fault = hooked.world.shop.faults.add({
      kind: 'bad-gateway',
      route: `/webhooks/${ofTopic('order.created').id}`,
    });
    const told = await repair();
    expect(told).toMatchObject({
      verdict: 'open',
      failure: { code: 'STORE_ERROR' },
      gap: { isRead: false, orders: 0, failure: null },
    });
    expect(said(told, 'order.created')).toMatchObject({
      state: 'disabled',
      writes: [{ outcome: 'failed', failure: { code: 'STORE_ERROR' } }],
    });
    expect(said(told, 'order.updated')).toMatchObject({
      state: 'paused',
      writes: [{ outcome: 'untried', failure: null }],
    });
    hooked.world.shop.faults.remove(fault);
    hooked.world.shop.faults.add({ kind: 'bad-gateway', route: '/orders' });
    expect(await repair()).toMatchObject({
      verdict: 'open',
      failure: null,
      gap: { isRead: false, failure: { code: 'STORE_ERROR' } },
    });
    hooked.world.shop.faults.clear();
    expect(await repair()).toMatchObject({ verdict: 'mended', gap: { isRead: true } });
    expect((await hooked.status()).gapSince).toBeNull();
  });

  it('shows no secret, though the shop repeats it in its refusal', async () => {
    await hooked.watch();
    const { id, secret } = ofTopic('order.created');
    ofTopic('order.created').status = 'disabled';
    hooked.world.shop.faults.add({ kind: 'echoed-refusal', route: `/webhooks/${id}` });
    const told = await repair();
    for (const failure of [told.failure, said(told, 'order.created')?.writes[0]?.failure])
      expect(failure?.message).toContain('[redacted]');
    const shown = [told, await hooked.world.api.audit(), await hooked.status()];
    expect(JSON.stringify(shown)).not.toContain(secret);
  });

  it('tells that the shop does not answer, and leaves that in the audit', async () => {
    await hooked.watch();
    hooked.world.shop.faults.add({ kind: 'bad-gateway' });
    expect(await refusal(502)).toMatchObject({ code: 'STORE_ERROR' });
    expect((await hooked.status()).failure).toMatchObject({ code: 'STORE_ERROR' });
    expect(await hooked.world.api.audit('?action=webhooks.repair')).toMatchObject([
      { errorCode: 'STORE_ERROR' },
    ]);
  });

  it('is done by one at a time', async () => {
    await hooked.world.app.get(WebhookRepository).takeTurn('default');
    expect(await refusal(409)).toMatchObject({ code: 'WEBHOOK_WATCH_GOING' });
  });

  it('is lost to who comes once it was not kept for two minutes, and ends no turn but its own', async () => {
    const turns = hooked.world.app.get(WebhookRepository);
    const late = the(await turns.takeTurn('default'));
    await hooked.world.databaseClock.advance(90_000);
    expect(await turns.keepTurn('default', late)).toBe(true);
    await hooked.world.databaseClock.advance(90_000);
    expect(await turns.takeTurn('default')).toBeNull();
    await hooked.world.databaseClock.advance(60_000);
    const turn = the(await turns.takeTurn('default'));
    expect(await turns.keepTurn('default', late)).toBe(false);
    await turns.endTurn('default', late, { failure: null, isWell: true });
    expect(await turns.takeTurn('default')).toBeNull();
    expect((await hooked.status()).wellAt).toBeNull();
    await turns.endTurn('default', turn, { failure: null, isWell: true });
    expect((await hooked.status()).wellAt).not.toBeNull();
  });

  it('writes nothing more where it has lost its turn', async () => {
    const turns = hooked.world.app.get(WebhookRepository);
    const keep = turns.keepTurn.bind(turns);
    let kept = 0;
    jest.spyOn(turns, 'keepTurn').mockImplementation(async (...turn) => {
      kept += 1;
      if (kept === 2) {
        await hooked.world.databaseClock.advance(121_000);
        await turns.takeTurn('default');
      }
      return keep(...turn);
    });
    expect(await refusal(409)).toMatchObject({ code: 'WEBHOOK_WATCH_GOING' });
    expect(hooked.world.shop.webhooks.webhooks.size).toBe(1);
    expect(await turns.takeTurn('default')).toBeNull();
  });

  it('closes no gap that was opened again while it read', async () => {
    await hooked.watch();
    const gaps = hooked.world.app.get(WebhookRepository);
    const since = new Date('2026-01-01T00:00:00Z');
    await gaps.openGap('default', since);
    const read = the(await gaps.findGap('default'));
    await gaps.openGap('default', new Date('2026-01-02T00:00:00Z'));
    await gaps.closeGap('default', read);
    const open = the(await gaps.findGap('default'));
    expect(open.since).toEqual(since);
    await gaps.closeGap('default', open);
    expect(await gaps.findGap('default')).toBeNull();
  });

  it('is for those who keep shops going, with a reason, of a store that there is', async () => {
    const { api } = hooked.world;
    await api
      .post(REPAIR, { stores: { default: 'viewer' } })
      .send(REASON)
      .expect(403);
    await api.post(REPAIR, AS_OPERATOR).send({}).expect(400);
    await api.post('/stores/none/webhooks/repair').send(REASON).expect(404);
    expect(hooked.world.shop.webhooks.webhooks.size).toBe(0);
  });
});

it('says that there is no address to deliver to, where PUBLIC_URL is not set', async () => {
  const world = await startWorld({ products: 0 });
  const { body } = await world.api.post(REPAIR).send(REASON).expect(409);
  expect(body).toMatchObject({
    code: 'PUBLIC_URL_MISSING',
    detail: expect.stringContaining('PUBLIC_URL') as string,
  });
  await world.close();
});
