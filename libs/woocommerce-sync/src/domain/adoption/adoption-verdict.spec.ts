import type { AdoptionCandidate } from './adoption-pair';
import type { AdoptionPair } from './adoption-pair.repository';
import { judge } from './adoption-verdict';

const candidate = (fields: Partial<AdoptionCandidate> = {}): AdoptionCandidate => ({
  storeProductId: 7,
  parentId: 0,
  sku: 'A',
  name: 'A',
  price: '1',
  type: 'simple',
  status: 'publish',
  hasImages: true,
  score: 1,
  ...fields,
});

const pair = (fields: Partial<AdoptionPair> = {}): AdoptionPair => ({
  id: '1',
  group: 'likely',
  erp: { productId: 'P', variantId: null, sku: 'P', name: 'A', price: '1' },
  shop: candidate(),
  candidates: [],
  matchedBy: 'name',
  score: 1,
  reasons: [],
  decision: null,
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
  ...fields,
});

const several = pair({
  group: 'ambiguous',
  shop: null,
  candidates: [candidate(), candidate({ storeProductId: 8 })],
});

describe('a decision', () => {
  it('to adopt needs one product of each side', () => {
    expect(judge(pair(), 'adopt', null)).toMatchObject({ kind: 'holds' });
    expect(judge(several, 'adopt', 8)).toMatchObject({ targets: [{ storeProductId: 8 }] });
    expect(judge(several, 'adopt', null)).toMatchObject({ refusal: 'SHOP_PRODUCT_NOT_NAMED' });
    const only = pair({ group: 'ambiguous' });
    expect(judge(only, 'adopt', null)).toMatchObject({ refusal: 'SHOP_PRODUCT_NOT_NAMED' });
    expect(judge(only, 'adopt', 7)).toMatchObject({ kind: 'holds' });
    expect(judge(several, 'adopt', 9)).toMatchObject({ refusal: 'SHOP_PRODUCT_NOT_OF_PAIR' });
    expect(judge(pair({ erp: null }), 'adopt', null)).toMatchObject({ refusal: 'NO_ERP_PRODUCT' });
    expect(judge(pair({ shop: null }), 'adopt', null)).toMatchObject({
      refusal: 'NO_SHOP_PRODUCT',
    });
  });

  it('to adopt takes no other kind, and no variation for a product', () => {
    expect(judge(pair({ shop: candidate({ type: 'grouped' }) }), 'adopt', null)).toMatchObject({
      refusal: 'SHOP_PRODUCT_OF_OTHER_TYPE',
    });
    expect(
      judge(pair({ shop: candidate({ type: 'variation', parentId: 3 }) }), 'adopt', null),
    ).toMatchObject({ refusal: 'UNDER_ANOTHER_PRODUCT' });
  });

  it('to make anew does not hold where the shop has the code', () => {
    expect(judge(pair(), 'create', null)).toMatchObject({ kind: 'holds' });
    expect(judge(pair({ matchedBy: 'sku' }), 'create', null)).toMatchObject({
      refusal: 'CODE_TAKEN',
    });
    expect(judge(pair({ erp: null }), 'create', null)).toMatchObject({ refusal: 'NO_ERP_PRODUCT' });
  });

  it('that something is not the ERP’s is about the shop’s products alone', () => {
    expect(judge(several, 'foreign', null)).toMatchObject({
      targets: [{ storeProductId: 7 }, { storeProductId: 8 }],
    });
    expect(judge(pair({ shop: null }), 'foreign', null)).toMatchObject({
      refusal: 'NO_SHOP_PRODUCT',
    });
  });

  it('that one of several is not the ERP’s leaves the others to be decided', () => {
    expect(judge(several, 'foreign', 7)).toMatchObject({
      targets: [{ storeProductId: 7 }],
      staysOpen: true,
    });
    expect(judge(several, 'foreign', null)).toMatchObject({ staysOpen: false });
    expect(judge(pair(), 'foreign', 7)).toMatchObject({ staysOpen: false });
  });

  it('changes nothing of what was adopted', () => {
    for (const decision of ['adopt', 'create', 'leave', 'foreign'] as const)
      expect(judge(pair({ decision: 'adopt' }), decision, null)).toMatchObject({
        refusal: 'ALREADY_ADOPTED',
      });
  });
});
