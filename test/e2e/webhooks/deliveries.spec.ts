import { createHmac } from 'node:crypto';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { WebhookRepository } from '../../../libs/woocommerce-sync/src/domain/webhooks/webhook.repository';
import type { SentDelivery } from '../../support/servers/webhook-road';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { startHookedWorld, WEBHOOKS, type HookedWorld } from '../../support/world/hooked-world';

const MOST_REFUSED = 40;

let hooked: HookedWorld;
let database: DataSource;
beforeAll(async () => {
  hooked = await startHookedWorld({ settings: { RATE_LIMIT_PER_MINUTE: String(MOST_REFUSED) } });
  database = hooked.world.app.get(DataSource);
  await hooked.watch();
});
afterAll(() => hooked.close());

const stored = async (): Promise<unknown> =>
  database.query(
    `SELECT (SELECT count(*) FROM "wc_webhook_deliveries") AS "deliveries",
            (SELECT sum("announcements") FROM "wc_shop_hints") AS "hints"`,
  );
const post = ({ path, headers, body }: SentDelivery): request.Test =>
  request(hooked.world.app.getHttpServer()).post(path).set(headers).send(body.toString());

describe('a delivery is turned away, and nothing of it is stored,', () => {
  it.each<[string, (right: SentDelivery) => SentDelivery | Promise<SentDelivery>]>([
    [
      'without a signature',
      ({ headers: { 'x-wc-webhook-signature': _, ...headers }, ...delivery }) => ({
        ...delivery,
        headers,
      }),
    ],
    [
      'with a signature of another secret',
      (delivery) => ({
        ...delivery,
        headers: {
          ...delivery.headers,
          'x-wc-webhook-signature': createHmac('sha256', 'another')
            .update(delivery.body)
            .digest('base64'),
        },
      }),
    ],
    [
      'with the signature of another body, replayed',
      async (delivery) => ({
        ...delivery,
        headers: (await hooked.signed('order.updated', { id: 77 })).headers,
      }),
    ],
    [
      'with a body that was changed by one blank',
      (delivery) => ({ ...delivery, body: Buffer.from(`${delivery.body.toString()} `) }),
    ],
  ])('%s', async (_, spoil) => {
    const before = await stored();
    const right = await hooked.signed('order.updated', { id: 5, at: _ });
    const { body } = await post(await spoil(right)).expect(401);
    expect(body).toMatchObject({ code: 'WEBHOOK_NOT_SIGNED' });
    expect(await stored()).toEqual(before);
  });

  it('for a store that there is not', async () => {
    const before = await stored();
    const right = await hooked.signed('order.updated', { id: 5 });
    const path = WEBHOOKS.replace('default', 'nowhere');
    const { body } = await post({ ...right, path }).expect(404);
    expect(body).toMatchObject({ code: 'STORE_UNKNOWN' });
    expect(await stored()).toEqual(before);
  });

  it('of 10 MB', async () => {
    const before = await stored();
    const right = await hooked.signed('order.updated', { id: 5, note: 'x'.repeat(10_000_000) });
    const { body } = await post(right).expect(413);
    expect(body).toMatchObject({ code: 'BODY_TOO_LARGE' });
    expect(await stored()).toEqual(before);
  });
});

describe('a delivery is taken', () => {
  it('whatever its content type says, and when its body is no JSON', async () => {
    const right = await hooked.signed('order.updated', { id: 5, n: 1 });
    const headers = { ...right.headers, 'content-type': 'text/plain' };
    await post({ ...right, headers }).expect(200);
    const secret = the(
      (await hooked.world.app.get(WebhookRepository).acceptedSecrets('default'))[0],
    );
    const body = Buffer.from('<html>');
    const signature = createHmac('sha256', secret).update(body).digest('base64');
    await post({
      ...right,
      headers: { ...right.headers, 'x-wc-webhook-signature': signature },
      body,
    }).expect(200);
  });

  it('though the header with its topic was lost on the way: an order is known by its lines', async () => {
    const right = await hooked.signed('order.updated', { id: 6_001, line_items: [] });
    const { 'x-wc-webhook-topic': _, ...headers } = right.headers;
    await post({ ...right, headers }).expect(200);
    const hints = await database.query<unknown[]>(
      `SELECT FROM "wc_shop_hints" WHERE "subject" = 'order' AND "subject_id" = 6001`,
    );
    expect(hints).toHaveLength(1);
  });

  it('and leads to nothing where its topic means nothing here', async () => {
    const [before] = (await stored()) as { hints: string }[];
    await post(await hooked.signed('product.created', { id: 5 })).expect(200);
    await post(await hooked.signed('action.woocommerce_thankyou', { id: 5 })).expect(200);
    const [after] = (await stored()) as { hints: string }[];
    expect(after?.hints).toBe(before?.hints);
  });

  it('once: byte for byte the same is answered 200 and does nothing', async () => {
    const right = await hooked.signed('order.updated', { id: 5, n: 2 });
    await post(right).expect(200);
    const before = await stored();
    await post(right).expect(200);
    expect(await stored()).toEqual(before);
  });
});

describe('the ping of a new webhook', () => {
  it('is answered 200, and nothing follows', async () => {
    expect(hooked.road.sent.slice(0, 7).map(({ body }) => body.toString())).toEqual([
      'webhook_id=1',
      'webhook_id=2',
      'webhook_id=3',
      'webhook_id=4',
      'webhook_id=5',
      'webhook_id=6',
      'webhook_id=7',
    ]);
    const before = await stored();
    await request(hooked.world.app.getHttpServer())
      .post(WEBHOOKS)
      .type('form')
      .send('webhook_id=9')
      .expect(200);
    expect(await stored()).toEqual(before);
  });
});

describe('who is turned away again and again', () => {
  it('is told to wait, while what is signed comes through', async () => {
    const wrong = await hooked.signed('order.updated', { id: 5 });
    const headers = { ...wrong.headers, 'x-wc-webhook-signature': 'AAAA' };
    const statuses: number[] = [];
    for (let count = 0; count <= MOST_REFUSED; count += 1)
      statuses.push((await post({ ...wrong, headers })).status);
    expect(statuses.at(-1)).toBe(429);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    await post(await hooked.signed('order.updated', { id: 5, n: 3 })).expect(200);
  });

  it('is counted apart from what was delivered', async () => {
    await eventually(async () => {
      const { rejected, rejectedAt } = await hooked.world.app
        .get(WebhookRepository)
        .standing('default');
      expect(rejected).toBeGreaterThan(MOST_REFUSED);
      expect(rejectedAt).not.toBeNull();
    });
  });
});
