import {
  startStoreDouble,
  type StoreDouble,
  type StoreDoubleOptions,
} from '../../apps/sandbox/src/store';
import { BEHAVIOURS, type BehaviourName } from '../../apps/sandbox/src/store/behaviour/behaviours';
import type { StoreKey } from '../../apps/sandbox/src/store/access/store-key';
import { CONTRACT_CASES } from './cases';
import type { CaseResult, ContractCase } from './suite/trial/contract-case';
import { runSuite, type SuiteOptions, type SuiteReport } from './suite/contract-suite';
import type { Trial } from './suite/trial/trial';

const KEYS = {
  main: { key: 'ck_main', secret: 'cs_main_secret' },
  readOnly: { key: 'ck_read', secret: 'cs_read_secret' },
  writeOnly: { key: 'ck_write', secret: 'cs_write_secret' },
};
const STORE_KEYS: readonly StoreKey[] = [
  { ...KEYS.main, permissions: 'read_write' },
  { ...KEYS.readOnly, permissions: 'read' },
  { ...KEYS.writeOnly, permissions: 'write' },
];

/** How cases went, and what is in the shop afterwards. */
interface Outcome {
  readonly report: SuiteReport;
  readonly leftovers: readonly string[];
  readonly holds: Readonly<Record<string, number>>;
}

/** Runs cases against a double of their own. */
async function tryOn(
  cases: readonly ContractCase[],
  double: StoreDoubleOptions = {},
  suite: Partial<SuiteOptions> = {},
): Promise<Outcome> {
  const store = await startStoreDouble({
    preset: 'instant',
    keys: STORE_KEYS,
    webhookDelayMs: 20,
    settings: { fulfillments: true },
    ...double,
  });
  try {
    const outcome = await runSuite(cases, {
      url: new URL(store.url),
      keys: KEYS,
      scheme: double.behindTls === true ? 'basic' : 'oauth',
      insecure: false,
      reachableHost: null,
      webhookWait: 1,
      signal: new AbortController().signal,
      ...suite,
    });
    return { ...outcome, holds: contentOf(store) };
  } finally {
    await store.close();
  }
}

function contentOf({ catalogue, orders, webhooks }: StoreDouble): Outcome['holds'] {
  const { products, categories, attributes } = catalogue;
  const all = {
    products,
    categories,
    attributes,
    orders: orders.orders,
    webhooks: webhooks.webhooks,
  };
  return Object.fromEntries(Object.entries(all).map(([name, { size }]) => [name, size]));
}

const names = (results: readonly CaseResult[], status: CaseResult['status']): string[] =>
  results.filter((result) => result.status === status).map(({ name }) => name);
const asking = (need: string): string[] =>
  CONTRACT_CASES.filter(({ needs = [] }) => needs.some((one) => one === need)).map(
    ({ name }) => name,
  );

describe('the contract suite', () => {
  it('has a case for each behaviour of the double, by its name and fact', () => {
    const facts = Object.entries(BEHAVIOURS).map(([name, { fact }]) => `${name} ${fact}`);
    expect(CONTRACT_CASES.map(({ name, fact }) => `${name} ${fact}`).sort()).toEqual(facts.sort());
    expect(CONTRACT_CASES.length).toBeGreaterThanOrEqual(100);
  });

  it.each([
    ['over plain http, by OAuth', {}, 'TLS'],
    ['behind TLS, by Basic', { behindTls: true }, 'plain http'],
  ])('holds for the double %s, and leaves nothing there', async (_way, double, other) => {
    const before = (await tryOn([])).holds;
    const { report, leftovers, holds } = await tryOn(CONTRACT_CASES, double, { webhookWait: 10 });
    expect(report.results.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(names(report.results, 'skipped')).toEqual(asking(other));
    expect(report.passed).toBeGreaterThanOrEqual(80);
    expect(leftovers).toEqual([]);
    expect(holds).toEqual(before);
  });

  it('skips what cannot be told here, and says why', async () => {
    const blank: ContractCase = {
      name: 'no-key-refused',
      fact: 1,
      expected: 1,
      see: () => Promise.resolve(1),
    };
    const { report } = await tryOn(
      [
        { ...blank, since: '10.3' },
        { ...blank, since: '10.10' },
        { ...blank, needs: ['TLS'] },
        { ...blank, needs: ['a read-only key'] },
        { ...blank, needs: ['a zone other than UTC'] },
        { ...blank, needs: ['a way back'] },
        { ...blank, needs: ['fulfilments'] },
      ],
      { settings: { timeZone: 'UTC' } },
      { keys: { main: KEYS.main }, reachableHost: 'nowhere.invalid' },
    );
    expect(report.results.map(({ seen }) => seen)).toEqual([
      1,
      'the shop has WooCommerce 10.9.2',
      'the shop is called over plain http',
      'no --read-key was given',
      'the shop’s zone is UTC',
      'the shop does not fetch from nowhere.invalid',
      'the shop’s feature `fulfillments` is off (fact 44)',
    ]);
    expect([report.passed, report.failed, report.skipped]).toEqual([1, 0, 6]);
  });

  it('goes on after a case that throws, and shows no secret', async () => {
    const [name, fact] = ['no-key-refused', 1];
    const seen = `${KEYS.main.key} ${KEYS.writeOnly.secret}`;
    const { report } = await tryOn([
      { name, fact, expected: '', see: () => Promise.reject(new Error(seen)) },
      { name, fact, expected: '', see: () => Promise.resolve([{ seen }]) },
    ]);
    expect(report.results.map((result) => result.seen)).toEqual(['*** ***', [{ seen: '*** ***' }]]);
  });

  it('removes what a case made and did not get to know of', async () => {
    const see = async ({ shop, marker }: Trial): Promise<null> => {
      const made = { update: [], create: [{ name: 'Unknown', sku: marker.sku() }] };
      await shop.post('products/batch', made, { _fields: 'id' });
      return null;
    };
    const { report, holds } = await tryOn([
      { name: 'no-key-refused', fact: 1, expected: null, see },
    ]);
    expect(report.passed).toBe(1);
    expect(holds['products']).toBe(0);
  });

  it.each(CONTRACT_CASES.map((one) => [one.name, one] as const))(
    'sees a shop without %s',
    async (name, one) => {
      const behindTls = one.needs?.includes('TLS') ?? false;
      const { report } = await tryOn([one], { behindTls, off: [name as BehaviourName] });
      expect(names(report.results, 'failed')).toEqual([name]);
    },
  );
});
