import { SecretRegistry } from '@cypher/platform';
import { TypeOrmHintRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/webhooks/typeorm-hint.repository';
import { TypeOrmWaitingWorkRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/ledger/typeorm-waiting-work.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';

const LIMITS = { maxBatchSize: 100, maxWindow: 5, targetCallMs: 5_000, gatherMs: 0, share: 1 };
const NOTHING = { items: false, hints: false, stock: false };

let ledger: TestLedger;
let waiting: TypeOrmWaitingWorkRepository;
beforeAll(async () => {
  ledger = await openLedger();
  waiting = new TypeOrmWaitingWorkRepository(ledger.database);
});
afterAll(() => ledger.close());
beforeEach(() => ledger.empty());

const found = () => waiting.find(['de', 'ro']);

it('is nothing where no item, hint or stock waits', async () => {
  expect([await found(), await waiting.find([])]).toEqual([[], []]);
});

it('is items of a store, until they are claimed', async () => {
  await ledger.repository.request([
    {
      storeId: 'ro',
      subjectKind: 'product',
      subjectId: 'lamp',
      syncType: 'price',
      origin: { via: 'event', actor: 'test' },
    },
  ]);
  expect(await found()).toEqual([{ storeId: 'ro', ...NOTHING, items: true }]);
  expect(await waiting.find(['de'])).toEqual([]);
  await ledger.repository.claim('ro', LIMITS);
  expect(await found()).toEqual([]);
});

it.each(['store', 'erp'])('is a try where the %s is unwell, though no item waits', async (side) => {
  await ledger.database.query(
    `INSERT INTO "wc_store_lanes" ("store_id", "pace", "breakers") VALUES ('ro', '{}', $1)`,
    [{ [side]: { phase: 'open' } }],
  );
  expect(await found()).toEqual([{ storeId: 'ro', ...NOTHING, items: true }]);
  await ledger.database.query(`UPDATE "wc_store_lanes" SET "breakers" = $1`, [
    { [side]: { phase: 'closed' } },
  ]);
  expect(await found()).toEqual([]);
});

it('is hints that are due within seconds, and those whose reader died', async () => {
  const hints = new TypeOrmHintRepository(ledger.database, new SecretRegistry([]));
  await hints.record([
    {
      storeId: 'de',
      topic: 'product.updated',
      webhookId: 7,
      deliveryId: 'd1',
      bodyDigest: 'x',
      hint: { subject: 'product', subjectId: 1 },
    },
  ]);
  expect(await found()).toEqual([{ storeId: 'de', ...NOTHING, hints: true }]);
  await hints.take('de', 'product', 10);
  expect(await found()).toEqual([]);
  await ledger.clock.advance(120_000);
  expect(await found()).toEqual([{ storeId: 'de', ...NOTHING, hints: true }]);
});

it('is stock that is due, that an order holds, or that is to be forgotten', async () => {
  await ledger.database.query(
    `INSERT INTO "wc_stock_checks" ("store_id", "product_id", "manner", "due_at")
     VALUES ('ro', 'lamp', 'difference', wc_now() + interval '1 minute')`,
  );
  expect(await found()).toEqual([]);
  await ledger.clock.advance(56_000);
  expect(await found()).toEqual([{ storeId: 'ro', ...NOTHING, stock: true }]);
  await ledger.database.query(`UPDATE "wc_stock_checks" SET "due_at" = NULL`);
  expect(await found()).toEqual([]);
  await ledger.clock.advance(901_000);
  expect(await found()).toEqual([{ storeId: 'ro', ...NOTHING, stock: true }]);
});
