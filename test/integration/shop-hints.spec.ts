import { setTimeout as wait } from 'node:timers/promises';
import { SecretRegistry } from '@cypher/platform';
import { DeliveryBook } from '../../libs/woocommerce-sync/src/application/webhooks/delivery-book';
import type {
  HintHandler,
  HintHandlers,
} from '../../libs/woocommerce-sync/src/application/webhooks/hint-handlers';
import { HintReader } from '../../libs/woocommerce-sync/src/application/webhooks/hint-reader';
import { SomeStores } from '../../libs/woocommerce-sync/src/application/testing/ports';
import type { WebhookDelivery } from '../../libs/woocommerce-sync/src/domain/webhooks/hint.repository';
import { TypeOrmHintRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/webhooks/typeorm-hint.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';
import { eventually } from '../support/eventually';
import { the } from '../support/the';

let ledger: TestLedger;
let hints: TypeOrmHintRepository;
beforeAll(async () => {
  ledger = await openLedger();
  hints = new TypeOrmHintRepository(ledger.database, new SecretRegistry([]));
});
afterAll(() => ledger.close());
beforeEach(() => ledger.empty());

let deliveries = 0;
const about = (subjectId: number, fields: Partial<WebhookDelivery> = {}): WebhookDelivery => {
  deliveries += 1;
  return {
    storeId: 'default',
    topic: 'product.updated',
    webhookId: 7,
    deliveryId: `d${deliveries}`,
    bodyDigest: 'x',
    hint: { subject: 'product', subjectId },
    ...fields,
  };
};
const take = async (limit = 100) => hints.take('default', 'product', limit);
const waiting = async (): Promise<number> => (await hints.backlog('default')).waiting;

describe('hints', () => {
  it('at one thing are one, however many there are', async () => {
    await hints.record([about(1), about(1), about(2)]);
    await hints.record([about(1)]);
    const taken = the(await take());
    expect(taken.hints).toEqual(
      expect.arrayContaining([
        { subjectId: 1, announcements: 3 },
        { subjectId: 2, announcements: 1 },
      ]),
    );
    expect(await take()).toBeNull();
    await hints.finish(taken);
    expect(await waiting()).toBe(0);
  });

  it('that come while theirs is being read lead to another reading, a second after it began', async () => {
    await ledger.clock.freeze();
    await hints.record([about(1)]);
    const taken = the(await take());
    await hints.record([about(1)]);
    await hints.finish(taken);
    expect([await take(), await hints.nextDueMs('default', 'product')]).toEqual([null, 1_000]);
    await ledger.clock.advance(1_000);
    expect(the(await take()).hints).toEqual([{ subjectId: 1, announcements: 2 }]);
  });

  it('are read no sooner than a second after the last reading began', async () => {
    await ledger.clock.freeze();
    await hints.record([about(1)]);
    await hints.finish(the(await take()));
    await ledger.clock.advance(400);
    await hints.record([about(1)]);
    expect([await take(), await hints.nextDueMs('default', 'product')]).toEqual([null, 600]);
    await ledger.clock.advance(600);
    expect(await take()).not.toBeNull();
  });

  it('of a process that died are given to another after a minute and a half, and its end counts no more', async () => {
    await hints.record([about(1)]);
    const dead = the(await take());
    await ledger.clock.advance(91_000);
    const taken = the(await take());
    await hints.finish(dead);
    expect(await waiting()).toBe(1);
    await hints.finish(taken);
    expect(await waiting()).toBe(0);
  });

  it('that cannot be read wait for longer and longer, and say why', async () => {
    await ledger.clock.freeze();
    await hints.record([about(1)]);
    const pauses: (number | null)[] = [];
    for (let count = 0; count < 7; count += 1) {
      await hints.putOff(the(await take()), { code: 'STORE_TIMEOUT', message: 'no answer' });
      const ms = await hints.nextDueMs('default', 'product');
      pauses.push(ms);
      await ledger.clock.advance(ms ?? 0);
    }
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(await hints.backlog('default')).toMatchObject({
      waiting: 1,
      failure: { code: 'STORE_TIMEOUT', message: 'no answer' },
    });
  });

  it('of a delivery that came before are none', async () => {
    const delivery = about(1);
    await hints.record([delivery, delivery]);
    await hints.finish(the(await take()));
    await hints.record([delivery]);
    expect(await waiting()).toBe(0);
  });

  it('and deliveries are written by many at once, in any order', async () => {
    const some = Array.from({ length: 40 }, (_, at) => about(at % 5));
    await Promise.all([
      hints.record(some),
      hints.record([...some].reverse()),
      ...some.map((one) => hints.record([one])),
    ]);
    const taken = the(await take());
    expect(taken.hints.reduce((sum, { announcements }) => sum + announcements, 0)).toBe(40);
  });
});

describe('a flood of a thousand deliveries a second about the same fifty products', () => {
  it('becomes at most one reading of each product a second', async () => {
    const reads = new Map<number, number[]>();
    const handler: HintHandler = {
      mostAtOnce: 25,
      read: async (_, ids) => {
        for (const id of ids) reads.set(id, [...(reads.get(id) ?? []), performance.now()]);
        await wait(50);
      },
    };
    const handlers = { all: () => [['product', handler]] } as unknown as HintHandlers;
    const reader = new HintReader(hints, handlers, ledger.lanes, new SomeStores({ default: {} }));
    const book = new DeliveryBook(hints);
    const start = performance.now();
    const records: Promise<void>[] = [];
    let sent = 0;
    while (sent < 3_000) {
      const due = Math.min(3_000, (performance.now() - start + 10) | 0);
      for (; sent < due; sent += 1)
        records.push(
          book.record(about((sent % 50) + 1)).then(() => {
            reader.nudge('default');
          }),
        );
      await wait(5);
    }
    await Promise.all(records);
    await eventually(async () => {
      expect(await waiting()).toBe(0);
    });
    await reader.close();
    const seconds = (performance.now() - start) / 1_000;
    expect(reads.size).toBe(50);
    for (const times of reads.values()) {
      expect(times.length).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
      for (const [at, time] of times.slice(1).entries())
        expect(time - the(times[at])).toBeGreaterThan(900);
    }
  });
});
