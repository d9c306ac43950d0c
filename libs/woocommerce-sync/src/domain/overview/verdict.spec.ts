import { SYNC_TYPES } from '../ledger/sync-type';
import { CLOSED } from '../lane/breaker';
import { alertsOf } from './alerts';
import type { OverviewFacts, SideStanding } from './overview';
import type { PromiseStanding } from './standing.repository';
import { verdictOf } from './verdict';

const NOON = new Date('2026-12-01T12:00:00Z');
const EARLIER = new Date('2026-12-01T11:50:00Z');

const side: SideStanding = { ...CLOSED, nextProbeAt: null, lastGoodAt: NOON };
const unwell: Partial<SideStanding> = {
  phase: 'open',
  since: EARLIER,
  nextProbeAt: NOON,
  lastFault: { code: 'STORE_UNAVAILABLE', message: 'The shop answers 503', at: NOON },
};

const promise = (more: Partial<PromiseStanding> = {}): PromiseStanding => ({
  type: 'price',
  waiting: 0,
  onTime: 0,
  atRisk: 0,
  late: 0,
  oldestAt: null,
  lateSince: null,
  ...more,
});

const facts = (more: Partial<OverviewFacts> = {}): OverviewFacts => ({
  storeId: 'default',
  name: 'default',
  state: 'active',
  asOf: NOON,
  waiting: {
    promises: SYNC_TYPES.map((type) => promise({ type })),
    bulkWaiting: 0,
    isBounded: false,
    failed: { count: 0, forSomebody: 0, since: null },
    isFailedBounded: false,
  },
  shop: {
    ...side,
    url: 'https://shop.example',
    woocommerce: '10.3.4',
    wordpress: null,
    currency: 'RON',
    checkedAt: EARLIER,
    checkVerdict: 'ok',
    checkCodes: [],
    pace: { batchSize: 100, window: 2, callsInFlight: 0, share: 1, slowdown: 1 },
  },
  erp: side,
  webhooks: {
    isExpected: true,
    topics: [],
    lastDeliveryAt: null,
    silence: null,
    gapSince: null,
    failure: null,
    hintsWaiting: 0,
  },
  processes: [],
  missingRoles: [],
  differences: null,
  orders: { today: 0, unacknowledged: 0, unpublished: 0, unpublishedSince: null },
  stockAtRisk: { pieces: 0, products: 0, orders: 0 },
  rulesChange: null,
  ...more,
});

const waiting = (more: Partial<OverviewFacts['waiting']>): Pick<OverviewFacts, 'waiting'> => ({
  waiting: { ...facts().waiting, ...more },
});

const LATE = waiting({ promises: [promise({ waiting: 2, late: 2, lateSince: EARLIER })] });
const NEAR = waiting({ promises: [promise({ waiting: 1, atRisk: 1, oldestAt: EARLIER })] });
const FAILED = waiting({ failed: { count: 3, forSomebody: 1, since: EARLIER } });
const DIFFERS = {
  differences: {
    runId: 'd',
    comparedAt: EARLIER,
    compared: 9,
    counts: [],
    open: 2,
    money: '7.50',
  },
} satisfies Partial<OverviewFacts>;

describe('the verdict', () => {
  it('is right where nothing speaks against it, and nothing has to be known', () => {
    expect(verdictOf(facts())).toMatchObject({ code: 'right', since: null });
    expect(alertsOf(facts())).toEqual([]);
  });

  it.each<[string, Partial<OverviewFacts>, Date | null, string]>([
    ['differs', DIFFERS, EARLIER, 'SHOP_DIFFERS'],
    ['failed', { ...FAILED, ...DIFFERS }, EARLIER, 'ITEMS_FAILED'],
    ['at_risk', NEAR, EARLIER, 'CHANGES_AT_RISK'],
    ['unwell', { ...NEAR, erp: { ...side, ...unwell } }, EARLIER, 'ERP_UNWELL'],
    ['late', { ...LATE, erp: { ...side, ...unwell } }, EARLIER, 'CHANGES_LATE'],
    ['paused', { ...LATE, state: 'paused' }, null, 'STORE_NOT_ACTIVE'],
    ['stopped', { ...LATE, missingRoles: ['worker'] }, null, 'ROLE_MISSING'],
  ])('is %s, and an alert tells why', (code, more, since, alert) => {
    expect(verdictOf(facts(more))).toMatchObject({ code, since });
    expect(alertsOf(facts(more)).map((one) => one.code)).toContain(alert);
  });

  it('has the numbers of its sentence, and which side answers what', () => {
    const shop = { ...facts().shop, ...unwell };
    expect(verdictOf(facts({ ...LATE, shop }))).toMatchObject({
      late: 2,
      waiting: 2,
      unwell: [{ side: 'store', faultCode: 'STORE_UNAVAILABLE', since: EARLIER }],
    });
  });
});

describe('the alerts', () => {
  it('tell the gravest first', () => {
    const many = facts({ ...LATE, ...DIFFERS, state: 'paused' });
    expect(alertsOf(many).map(({ severity }) => severity)).toEqual(['critical', 'warning', 'info']);
  });

  it('tell of events that the ERP is not told of, but not of those of this moment', () => {
    const orders = { ...facts().orders, unpublished: 4, unpublishedSince: EARLIER };
    expect(alertsOf(facts({ orders }))).toMatchObject([
      { code: 'ORDERS_UNPUBLISHED', since: EARLIER, params: { count: 4 } },
    ]);
    expect(verdictOf(facts({ orders })).code).toBe('attention');
    const fresh = { ...orders, unpublishedSince: NOON };
    expect(alertsOf(facts({ orders: fresh }))).toEqual([]);
  });

  it('tell of webhooks only where the shop can reach us', () => {
    const webhooks = {
      ...facts().webhooks,
      gapSince: EARLIER,
      silence: { orders: 2, since: NOON },
    };
    expect(alertsOf(facts({ webhooks })).map(({ code }) => code)).toEqual([
      'WEBHOOKS_SILENT',
      'WEBHOOKS_GAP',
    ]);
    expect(alertsOf(facts({ webhooks: { ...webhooks, isExpected: false } }))).toEqual([]);
  });
});
