import { randomUUID } from 'node:crypto';
import { openLedger, type TestLedger } from '../../support/database/ledger';
import { the } from '../../support/the';
import { promisesOf } from './promises';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openLedger();
});
afterEach(() => ledger.empty());
afterAll(() => ledger.close());

type Row = Readonly<Record<string, unknown>>;

const insert = (table: string, row: Row): Promise<unknown> => {
  const columns = Object.keys(row);
  const places = columns.map((_, at) => `$${at + 1}`);
  return ledger.database.query(
    `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${places.join(', ')})`,
    Object.values(row),
  );
};

const ago = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

const item = (row: Row): Promise<unknown> =>
  insert('wc_sync_items', {
    store_id: 'default',
    product_id: 'lamp',
    sync_type: 'price',
    lane: 'product',
    priority: 1,
    status: 'pending',
    payload: {},
    requested_at: ago(1),
    deadline: ago(-1),
    next_attempt_at: ago(1),
    ...row,
  });
const hint = (row: Row): Promise<unknown> =>
  insert('wc_shop_hints', { store_id: 'default', subject: 'order', ...row });
const delivery = (token: string, leaseUntil: Date): Promise<unknown> =>
  insert('wc_sync_flights', {
    token,
    store_id: 'default',
    lane: 'product',
    lease_until: leaseUntil,
  });
const mapping = (row: Row): Promise<unknown> =>
  insert('wc_product_sync_mappings', {
    store_id: 'default',
    internal_product_id: 'lamp',
    woo_commerce_product_id: 7,
    last_synced: ago(1),
    sync_status: 'in_sync',
    confirmed: { sku: 'LAMP' },
    ...row,
  });
const run = (id: string, status: string): Promise<unknown> =>
  insert('wc_sync_runs', {
    id,
    store_id: 'default',
    status,
    force: false,
    requested_by: 'somebody',
  });
const batch = (id: string, runId: string, row: Row = {}): Promise<unknown> =>
  insert('wc_sync_batches', {
    id,
    store_id: 'default',
    run_id: runId,
    status: 'completed',
    ...row,
  });
const order = (row: Row): Promise<unknown> =>
  insert('wc_orders', {
    store_id: 'default',
    order_id: 1,
    event_id: 'order-1',
    status: 'processing',
    payload: {},
    ...row,
  });
const synced = {
  status: 'completed',
  outcome: 'synced',
  last_attempt: ago(1),
  completed_at: ago(0),
};
const audit = (row: Row): Promise<unknown> =>
  insert('wc_sync_audit', {
    call_id: randomUUID(),
    store_id: 'default',
    action: 'products.write',
    requested_by: {},
    request: {},
    ...row,
  });

/** For each promise rows that keep it, and rows that break it. */
const HISTORIES: Readonly<
  Record<string, { keeps: () => Promise<unknown>; breaks: () => Promise<unknown> }>
> = {
  L1: {
    keeps: async () => {
      const token = randomUUID();
      await delivery(token, ago(-1));
      await item({ status: 'syncing', lease_token: token });
    },
    breaks: async () => {
      const token = randomUUID();
      await delivery(token, ago(2));
      await item({ status: 'syncing', lease_token: token, product_id: 'lost' });
    },
  },
  L2: {
    keeps: async () => {
      await insert('wc_store_lanes', { store_id: 'default', pace: {} });
      await item({ deadline: ago(5) });
    },
    breaks: () => item({ deadline: ago(11), next_attempt_at: ago(11), product_id: 'late' }),
  },
  L3: {
    keeps: () => item({ status: 'failed', error_code: 'NO', error_message: 'Because' }),
    breaks: () => item({ status: 'failed', product_id: 'mute' }),
  },
  L4: {
    keeps: async () => {
      const [running, open] = [randomUUID(), randomUUID()];
      await run(running, 'running');
      await batch(open, running, { status: 'running' });
      await item({ batch_id: open });
    },
    breaks: async () => {
      const [ended, open] = [randomUUID(), randomUUID()];
      await run(ended, 'completed');
      await batch(open, ended);
      await item({ batch_id: open, product_id: 'forgotten' });
    },
  },
  S1: {
    keeps: () => mapping({}),
    breaks: () =>
      mapping({ internal_product_id: 'doubted', woo_commerce_product_id: 8, confirmed: {} }),
  },
  R1: {
    keeps: async () => {
      const token = randomUUID();
      await delivery(token, ago(-1));
      await item({ status: 'syncing', lease_token: token });
      await item({ status: 'syncing', lease_token: token, sync_type: 'stock' });
    },
    breaks: () => item({ status: 'syncing', lease_token: randomUUID(), sync_type: 'product' }),
  },
  O1: {
    keeps: async () => {
      await order({});
      await insert('wc_outbox', { event_id: 'order-1', topic: 'order', payload: {} });
    },
    breaks: () => order({ order_id: 2, event_id: 'order-2' }),
  },
  O2: {
    keeps: () => insert('wc_outbox', { event_id: 'new', topic: 'order', payload: {} }),
    breaks: () =>
      insert('wc_outbox', { event_id: 'old', topic: 'order', payload: {}, created_at: ago(11) }),
  },
  O3: {
    keeps: async () => {
      await hint({ subject_id: 1, due_at: ago(1) });
      await hint({ subject_id: 2, due_at: ago(11), error_code: 'STORE_TIMEOUT' });
      await hint({ subject_id: 3, due_at: null });
    },
    breaks: () => hint({ subject_id: 4, due_at: ago(11) }),
  },
  A1: {
    keeps: async () => {
      await audit({ answer: {}, started_at: ago(0.5) });
      await item(synced);
    },
    breaks: () => item({ ...synced, last_attempt: ago(0), product_id: 'unseen' }),
  },
  X1: {
    keeps: () => audit({ request: { sku: 'LAMP' } }),
    breaks: () => audit({ request: { sku: `cs_${'a1'.repeat(20)}` } }),
  },
  B1: {
    keeps: async () => {
      const running = randomUUID();
      await run(running, 'running');
      await insert('wc_sync_run_products', { run_id: running, product_id: 'lamp' });
    },
    breaks: () => insert('wc_sync_run_products', { run_id: randomUUID(), product_id: 'left' }),
  },
  T1: {
    keeps: async () => {
      await mapping({});
      await mapping({
        internal_product_id: 'failed',
        woo_commerce_product_id: 8,
        sync_status: 'error',
      });
      await item({
        status: 'failed',
        error_code: 'NO',
        error_message: 'Because',
        product_id: 'failed',
      });
    },
    breaks: () => item({ status: 'failed', error_code: 'NO', error_message: 'Because' }),
  },
  T2: {
    keeps: () => mapping({}),
    breaks: () =>
      mapping({
        internal_product_id: 'wrong',
        woo_commerce_product_id: 8,
        problems: { price: 'Too low' },
      }),
  },
  T3: {
    keeps: async () => {
      const id = randomUUID();
      await batch(id, randomUUID(), { fail_count: 1 });
      await item({ batch_id: id, status: 'failed', error_code: 'NO', error_message: 'Because' });
    },
    breaks: async () => {
      const id = randomUUID();
      await batch(id, randomUUID(), { fail_count: 0 });
      await item({
        batch_id: id,
        status: 'failed',
        error_code: 'NO',
        error_message: 'x',
        product_id: 'two',
      });
    },
  },
};

const PROMISES = promisesOf();

describe('the statements of docs/reliability.md', () => {
  it.each(PROMISES.filter(({ name }) => name in HISTORIES))(
    '$name finds what breaks it, and nothing else',
    async ({ name, statement }) => {
      const { keeps, breaks } = the(HISTORIES[name]);
      await keeps();
      expect(await ledger.database.query(statement)).toEqual([]);
      await breaks();
      expect(await ledger.database.query(statement)).toHaveLength(1);
    },
  );

  // Unique keys let nobody write a row that breaks it.
  it.each(PROMISES.filter(({ name }) => !(name in HISTORIES)))(
    '$name runs, and finds nothing in a ledger that is well',
    async ({ name, statement }) => {
      expect(name).toBe('U1');
      await mapping({});
      await expect(mapping({ internal_product_id: 'twin' })).rejects.toThrow(/duplicate key/);
      expect(await ledger.database.query(statement)).toEqual([]);
    },
  );
});
