import type { StoreChoices } from '../../lane/references/store-choices';
import type { StoreCurrency } from '../../lane/references/store-currency';
import type { PlanningRules, StorePolicy } from '../../ports/store-policy.port';
import type { StockOffers } from '../../stock/stock-offers';
import { partOf, SomeStores } from '../../testing/ports';
import type { KnownReferences } from './known-references';
import { ScannedReferences } from './scanned-references';

/** The shop of a draft. */
class Drafts extends SomeStores {
  override isCalled(): boolean {
    return false;
  }
}

describe('what products of a draft refer to', () => {
  it('is asked of its shop only where somebody wants that', async () => {
    const references = new ScannedReferences(
      partOf<KnownReferences>({ of: () => Promise.resolve(partOf({})) }),
      new Drafts({ first: {} }),
      partOf<StoreCurrency>({ of: () => Promise.resolve('RON') }),
      partOf<StoreChoices>({}),
      partOf<StorePolicy>({}),
      partOf<StockOffers>({}),
    );
    const rules = partOf<PlanningRules>({});
    expect(await references.ofStore('first', rules)).toMatchObject({ currency: null });
    expect(await references.ofStore('first', rules, true)).toMatchObject({ currency: 'RON' });
  });
});
