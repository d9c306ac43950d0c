import { planWebhooks, type ListedWebhook, type WebhookWish } from './webhook-plan';
import type { KeptWebhook } from './webhook.repository';

const URL = 'https://sync.example/api/v1/woocommerce/webhooks/default';
const WISH: WebhookWish = {
  topics: ['order.created'],
  deliveryUrl: URL,
  secretVersion: 3,
  isSilent: false,
};

const listed = (fields: Partial<ListedWebhook> = {}): ListedWebhook => ({
  id: 7,
  topic: 'order.created',
  status: 'active',
  deliveryUrl: URL,
  ...fields,
});
const kept = (fields: Partial<KeptWebhook> = {}): KeptWebhook => ({
  topic: 'order.created',
  webhookId: 7,
  state: 'active',
  secretVersion: 3,
  ...fields,
});
const steps = (
  shop: readonly ListedWebhook[],
  ours: readonly KeptWebhook[],
  wish: Partial<WebhookWish> = {},
) => planWebhooks(shop, ours, { ...WISH, ...wish }).steps;

describe('the plan of webhooks', () => {
  it('makes what is missing, and leaves others’ alone', () => {
    const others = [listed({ deliveryUrl: 'https://other.example' }), listed({ topic: 'x.y' })];
    expect(planWebhooks(others, [], WISH)).toEqual({
      seen: [{ topic: 'order.created', webhookId: null, state: 'missing', secretVersion: 0 }],
      steps: [{ kind: 'make', topic: 'order.created', reason: 'missing' }],
    });
  });

  it('leaves what is well alone', () => {
    expect(steps([listed()], [kept()])).toEqual([]);
  });

  it.each([
    ['one that has our address', [listed()], [], 'adopted'],
    ['one that the shop has disabled', [listed({ status: 'disabled' })], [kept()], 'disabled'],
    ['one that somebody has paused', [listed({ status: 'paused' })], [kept()], 'paused'],
    ['one with an older secret', [listed()], [kept({ secretVersion: 2 })], 'new secret'],
    ['ours with an address of before', [listed({ deliveryUrl: 'http://old' })], [kept()], 'moved'],
  ])('sets %s', (_, shop, ours, reason) => {
    expect(steps(shop, ours)).toEqual([
      { kind: 'set', topic: 'order.created', webhookId: 7, reason },
    ]);
  });

  it('writes all of them anew when they are silent', () => {
    expect(steps([listed()], [kept()], { isSilent: true })).toMatchObject([{ reason: 'silent' }]);
  });

  it('keeps the one that it knows, else the oldest, and switches off a double', () => {
    const two = [listed({ id: 9 }), listed()];
    expect(steps(two, [kept({ webhookId: 9 })])).toEqual([
      { kind: 'retire', topic: 'order.created', webhookId: 7, reason: 'doubled' },
    ]);
    expect(steps(two, [])).toEqual([
      { kind: 'set', topic: 'order.created', webhookId: 7, reason: 'adopted' },
      { kind: 'retire', topic: 'order.created', webhookId: 9, reason: 'doubled' },
    ]);
    expect(steps([listed({ id: 9, status: 'disabled' }), listed()], [kept()])).toEqual([]);
  });

  it('switches off one of a topic that is not wanted any more, and once', () => {
    const ours = listed({ id: 8, topic: 'product.updated' });
    const known = kept({ topic: 'product.updated', webhookId: 8 });
    expect(steps([listed(), ours], [kept(), known])).toEqual([
      { kind: 'retire', topic: 'product.updated', webhookId: 8, reason: 'unwanted' },
    ]);
    expect(steps([listed(), { ...ours, status: 'paused' }], [kept(), known])).toEqual([]);
    const others = listed({ id: 5, topic: 'product.updated', deliveryUrl: 'https://else.example' });
    expect(steps([listed(), others], [kept()])).toEqual([]);
  });

  it('makes a new one for one that was deleted in the shop', () => {
    expect(steps([], [kept()])).toEqual([
      { kind: 'make', topic: 'order.created', reason: 'missing' },
    ]);
  });
});
