import { SecretRegistry } from '@cypher/platform';
import type { FoundDrift } from '../../libs/woocommerce-sync/src/domain/drift/drift-finding';
import { TypeOrmDriftFindingRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/drift/typeorm-drift-finding.repository';
import { TypeOrmDriftRunRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/drift/typeorm-drift-run.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';
import { the } from '../support/the';

const MET = { storeProductId: 7, parentId: 0, sku: 'LAMP', gtin: '', isTrashed: false };
const TOKEN = '11111111-1111-4111-8111-111111111111';

let ledger: TestLedger;
let findings: TypeOrmDriftFindingRepository;
beforeAll(async () => {
  ledger = await openLedger();
  findings = new TypeOrmDriftFindingRepository(ledger.database);
});
afterAll(() => ledger.close());
beforeEach(() => ledger.empty());

const found = (shown: number, productId = 'lamp'): FoundDrift => ({
  kind: 'differs',
  productId,
  variantId: null,
  storeProductId: 7,
  sku: 'LAMP',
  group: 'price',
  wanted: '10.00',
  shown: `${shown}.00`,
  difference: '1.00',
});
const due = () => findings.findDue('default', { groups: ['price'] }, 10);
/** Somebody sets a price, which is heard of and asked to be set right. */
const repair = async (shown: number): Promise<void> => {
  await findings.addHinted('default', [found(shown)]);
  await findings.noteRepairs((await due()).map(({ id }) => id));
};

it('is set right five times an hour, and then left and told of', async () => {
  for (let time = 1; time <= 5; time += 1) await repair(time);
  expect(await findings.findRestless('default')).toEqual([]);
  await findings.addHinted('default', [found(6), found(6, 'table')]);
  expect(await due()).toMatchObject([{ productId: 'table' }]);
  expect(await findings.findRestless('default')).toEqual([{ productId: 'lamp', group: 'price' }]);
});

it('is left, too, where each comparison that finds it is another one', async () => {
  const runs = new TypeOrmDriftRunRepository(ledger.database, new SecretRegistry([]));
  for (let time = 1; time <= 6; time += 1) {
    const wish = { storeId: 'default', scope: 'watch', requestedBy: 'schedule' } as const;
    const { id } = the(await runs.start({ ...wish, source: null }), 'run');
    await runs.take(id, TOKEN);
    const page = { met: [MET], found: [found(time)], underWay: 0, sights: [] };
    expect(await findings.savePage(id, TOKEN, page)).toBe(true);
    await runs.end(id, TOKEN, null);
    const asked = await due();
    expect(asked).toHaveLength(time <= 5 ? 1 : 0);
    await findings.noteRepairs(asked.map((one) => one.id));
  }
  expect(await findings.findRestless('default')).toEqual([{ productId: 'lamp', group: 'price' }]);
});

it('is set right again once that hour is over', async () => {
  for (let time = 1; time <= 5; time += 1) await repair(time);
  await findings.addHinted('default', [found(6)]);
  expect(await due()).toEqual([]);
  await ledger.database.query(
    `UPDATE "wc_drift_findings" SET "found_at" = "found_at" - interval '1 hour'`,
  );
  expect(await due()).toMatchObject([{ productId: 'lamp' }]);
});
