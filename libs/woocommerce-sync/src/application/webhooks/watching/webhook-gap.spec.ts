import { Logger } from '@nestjs/common';
import type { OrderPull } from '../../../domain/orders/order-pull.repository';
import type {
  WebhookGapState,
  WebhookRepository,
} from '../../../domain/webhooks/webhook.repository';
import { partOf } from '../../testing/ports';
import type { PullOrders } from '../../use-cases/orders/pull-orders.use-case';
import { WebhookGap } from './webhook-gap';

const GAP: WebhookGapState = { since: new Date('2026-11-01T00:00:00Z'), opened: 3 };

let closed: WebhookGapState[];
let end: (pull: OrderPull) => void;
let fail: (error: Error) => void;
let pulls: number;
let gap: WebhookGap;
beforeEach(() => {
  Logger.overrideLogger(false);
  jest.useFakeTimers();
  closed = [];
  pulls = 0;
  const pulled = new Promise<OrderPull>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const webhooks = partOf<WebhookRepository>({
    findGap: () => Promise.resolve(GAP),
    closeGap: (_storeId, one) => {
      closed.push(one);
      return Promise.resolve();
    },
  });
  const pullOrders = partOf<PullOrders>({
    execute: () => {
      pulls += 1;
      return pulled;
    },
  });
  gap = new WebhookGap(webhooks, pullOrders);
});
afterEach(() => {
  jest.useRealTimers();
});

it('is answered as open where reading takes long, and closed behind by the one reading', async () => {
  const first = gap.read('default');
  await jest.advanceTimersByTimeAsync(20_000);
  const open = { since: GAP.since, isRead: false, orders: 0, failure: null };
  expect(await first).toEqual(open);
  expect(closed).toEqual([]);
  const second = gap.read('default');
  await jest.advanceTimersByTimeAsync(1_000);
  end(partOf<OrderPull>({ orders: 7 }));
  expect(await second).toEqual({ ...open, isRead: true, orders: 7 });
  expect(closed).toEqual([GAP]);
  expect(pulls).toBe(1);
});

it('stays open where it cannot be read, though nobody waits for that any more', async () => {
  const first = gap.read('default');
  await jest.advanceTimersByTimeAsync(20_000);
  expect(await first).toMatchObject({ isRead: false, failure: null });
  fail(new Error('the database is away'));
  await jest.advanceTimersByTimeAsync(0);
  expect(closed).toEqual([]);
  expect(await gap.read('default')).toMatchObject({ failure: { code: 'UNEXPECTED' } });
});
