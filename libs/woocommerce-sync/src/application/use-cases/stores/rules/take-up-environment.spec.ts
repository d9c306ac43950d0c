import { Logger } from '@nestjs/common';
import {
  InheritedRulesRepository,
  type KnownRules,
  type NewEnvironment,
} from '../../../../domain/stores/inherited-rules.repository';
import type { Action, AuditedAction } from '../../../audit/audited-action';
import type { StoreSettings } from '../../../ports/store-settings.port';
import { partOf } from '../../../testing/ports';
import { TakeUpEnvironment } from './take-up-environment.use-case';

const NOW = { PRICE_LIST: 'ro', STOCK_SAFETY: '2' };
const BEFORE = { PRICE_LIST: '', STOCK_SAFETY: '2' };

async function takenUp(stores: readonly Partial<KnownRules>[]) {
  const taken: NewEnvironment[] = [];
  const audited: Action[] = [];
  const rules = partOf<InheritedRulesRepository>({
    list: () =>
      Promise.resolve(
        stores.map((one) => ({
          storeId: 'ro',
          own: {},
          takesChanges: true,
          environment: BEFORE,
          ...one,
        })),
      ),
    takeUp: (change) => {
      taken.push(change);
      return Promise.resolve(true);
    },
  });
  const audit = partOf<AuditedAction>({
    perform: (action, work) => {
      audited.push(action);
      return work();
    },
  });
  const settings = partOf<StoreSettings>({ environmentOf: () => NOW });
  await new TakeUpEnvironment(settings, rules, audit).execute();
  return { taken, audited };
}

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('rules of the environment that changed', () => {
  it('are told of each store that goes by them, and written down', async () => {
    const { taken, audited } = await takenUp([{}, { storeId: 'default' }]);
    expect(taken).toMatchObject([
      { storeId: 'ro', environment: NOW, changes: [{ name: 'PRICE_LIST', after: 'ro' }] },
      { storeId: 'default', changes: [{ name: 'PRICE_LIST' }] },
    ]);
    expect(audited).toMatchObject([
      { storeId: 'ro', action: 'stores.rules' },
      { storeId: 'default', action: 'stores.rules' },
    ]);
  });

  it('are nothing to a store of its own rules, to a draft, or at the first start', async () => {
    const { taken, audited } = await takenUp([
      { own: { PRICE_LIST: 'export' } },
      { takesChanges: false },
      { environment: null },
    ]);
    expect(audited).toEqual([]);
    expect(taken.map(({ changes }) => changes)).toEqual([[], [], []]);
  });
});
