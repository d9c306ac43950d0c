import { SecretRegistry } from '@cypher/platform';
import type {
  OrderCommand,
  OrderCommandBody,
} from '../../libs/woocommerce-sync/src/domain/orders/commands/order-command';
import { TypeOrmOrderCommandRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/commands/typeorm-order-command.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';
import { the } from '../support/the';

const CALL_MS = 100_000;
const ORIGIN = { via: 'event', actor: 'order.booked' } as const;

let ledger: TestLedger;
let commands: TypeOrmOrderCommandRepository;
beforeAll(async () => {
  ledger = await openLedger();
  commands = new TypeOrmOrderCommandRepository(ledger.database, new SecretRegistry([]));
});
afterAll(() => ledger.close());
beforeEach(() => ledger.empty());

const booked = (document: string): OrderCommandBody => ({ kind: 'booked', document });
const aCommand = (commandId: string, body = booked(commandId), orderId = 12): OrderCommand => ({
  storeId: 'default',
  orderId,
  commandId,
  body,
});
const accept = (command: OrderCommand): Promise<boolean> => commands.accept(command, ORIGIN);
const open = async (orderId = 12) =>
  (await commands.ofOrder('default', orderId, CALL_MS)).open.map(({ commandId }) => commandId);
const items = (): Promise<object[]> =>
  ledger.database.query(
    `SELECT "subject_kind", "product_id", "sync_type", "lane", "requests" FROM "wc_sync_items"
      WHERE "status" = 'pending' ORDER BY "product_id"`,
  );

describe('what the ERP says of orders', () => {
  it('shares one item by order, and is kept as it arrived', async () => {
    for (const id of ['c', 'a', 'b']) await accept(aCommand(id));
    await accept(aCommand('other', booked('other'), 13));
    expect(await items()).toEqual([
      expect.objectContaining({
        subject_kind: 'order',
        product_id: '12',
        sync_type: 'order',
        lane: 'order',
        requests: 3,
      }),
      expect.objectContaining({ product_id: '13', requests: 1 }),
    ]);
    expect(await open()).toEqual(['c', 'a', 'b']);
  });

  it('is one command however often, and at how many processes, it arrives', async () => {
    const asked = await Promise.all(Array.from({ length: 10 }, () => accept(aCommand('a'))));
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(await open()).toEqual(['a']);
    expect(await items()).toEqual([expect.objectContaining({ requests: 1 })]);
  });

  it('by one id on two channels, or of two orders, is two', async () => {
    await accept(aCommand('a'));
    await accept(aCommand('a', { kind: 'cancelled', reason: '' }));
    await accept(aCommand('a', booked('a'), 13));
    expect([await open(), await open(13)]).toEqual([['a', 'a'], ['a']]);
  });

  it('once done is not done again, and once failed can be put right', async () => {
    const command = aCommand('a');
    await accept(command);
    await commands.fail(command, { code: 'ORDER_UNKNOWN', message: 'no such order' });
    expect(await open()).toEqual(['a']);
    expect(await accept(aCommand('a', booked('b')))).toBe(true);
    const [again] = (await commands.ofOrder('default', 12, CALL_MS)).open;
    expect(again).toMatchObject({ body: { document: 'b' } });
    await commands.finish(the(again));
    expect(await open()).toEqual([]);
    expect(await accept(command)).toBe(false);
    expect(await open()).toEqual([]);
  });

  it('remembers that a call left, and for how long it may still land', async () => {
    const command = aCommand('a');
    await accept(command);
    const doubt = async () => {
      const [first] = (await commands.ofOrder('default', 12, CALL_MS)).open;
      return [first?.wasCalled, first?.mayStillLand];
    };
    expect(await doubt()).toEqual([false, false]);
    await commands.noteCall(command);
    expect(await doubt()).toEqual([true, true]);
    await ledger.clock.advance(CALL_MS + 1_000);
    expect(await doubt()).toEqual([true, false]);
    await commands.forgetCall(command);
    expect(await doubt()).toEqual([false, false]);
  });

  it('is claimed by itself, never with a product that has the order’s id', async () => {
    const product = {
      storeId: 'default',
      subjectKind: 'product',
      subjectId: '12',
      syncType: 'stock',
      origin: ORIGIN,
      urgent: true,
    } as const;
    await ledger.repository.request([product]);
    await accept(aCommand('a'));
    const limits = { maxBatchSize: 100, maxWindow: 10, targetCallMs: 5_000, gatherMs: 0, share: 1 };
    const first = await ledger.repository.claim('default', limits);
    // A window of one call is free again; the product is still under way.
    await ledger.database.query(`DELETE FROM "wc_sync_flights"`);
    const claims = [first, await ledger.repository.claim('default', limits)];
    const cargoes = claims.map((claim) =>
      claim.kind === 'delivery' ? [claim.delivery.cargo, claim.delivery.items.length] : claim.kind,
    );
    expect(cargoes).toEqual([
      ['product', 1],
      ['order', 1],
    ]);
  });
});
