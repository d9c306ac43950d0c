import { aPage, aSight, anAnswer, LOOKED_AT, someGrounds } from '../testing/sights';
import { newTroubles, verdictOf } from './finding';
import { reportOf, versionsOf, woocommerceIn } from './shop-report';

const codesOf = (...sight: Parameters<typeof aSight>): string[] =>
  reportOf(aSight(...sight), someGrounds()).findings.map(({ code }) => code);

describe('the report of a shop', () => {
  it('is without findings where all is well', () => {
    const report = reportOf(aSight(), someGrounds());
    expect(report).toMatchObject({ verdict: 'ok', findings: [], checkedAt: LOOKED_AT });
    expect(report.facts).toMatchObject({
      woocommerce: '10.5.0',
      currency: 'RON',
      decimals: 2,
      managesStock: true,
      computesTaxes: false,
      pricesIncludeTax: null,
      fulfilments: true,
      catalogExport: true,
    });
  });

  it('names what is in the way first, and each code once', () => {
    const { status } = aSight();
    const codes = codesOf(
      { webhooks: anAnswer({ status: 403 }) },
      {
        status: status === null ? null : { ...status, hpos: false },
        settings: { woocommerce_manage_stock: 'no' },
      },
    );
    expect(codes).toEqual(['STOCK_NOT_MANAGED', 'WEBHOOKS_REFUSED', 'HPOS_OFF']);
    const noise = anAnswer({ looks: 'noise' });
    expect(codesOf({ index: noise, products: noise })).toEqual(['OUTPUT_BEFORE_JSON']);
  });

  it('says what was not asked any more', () => {
    const { findings } = reportOf(aSight({}, { unasked: ['variation-skus'] }), someGrounds());
    expect(findings).toMatchObject([
      { code: 'CHECK_INCOMPLETE', evidence: 'Not asked: variation-skus' },
    ]);
  });

  it.each(['products', 'product-writes', 'product-settings', 'order-writes'] as const)(
    'takes no shop for fit of which %s was not asked',
    (probe) => {
      const { [probe]: _answer, ...answers } = aSight().answers;
      const seen = aSight({}, { answers, unasked: [probe, 'put'] });
      const { verdict, findings } = reportOf(seen, someGrounds());
      expect(verdict).toBe('blocked');
      expect(findings[0]).toMatchObject({ code: 'CHECK_UNDECIDED' });
    },
  );

  it.each([
    ['a page', aPage(403)],
    ['a crash', anAnswer({ status: 500, code: 'internal_server_error' })],
    ['too many calls', anAnswer({ status: 429 })],
    ['a question that is not understood', anAnswer({ status: 400, code: 'rest_invalid_param' })],
    ['silence', { kind: 'silence', reason: 'ECONNRESET', timedOut: false } as const],
  ])('says where a single question fails by %s', (_how, answer) => {
    const { verdict, findings } = reportOf(aSight({ scheduled: answer }), someGrounds());
    expect(verdict).toBe('warnings');
    expect(findings).toMatchObject([{ code: 'PROBE_FAILED' }]);
    expect(findings[0]?.evidence).toContain('scheduled: ');
  });
});

describe('versions', () => {
  it('are one text, by which an update is noticed', () => {
    const versions = { woocommerce: '10.5.0', wordpress: '7.0.4', php: null };
    expect(versionsOf(versions)).toBe('WooCommerce 10.5.0, WordPress 7.0.4, PHP ?');
    expect(versionsOf({ ...versions, woocommerce: null })).toBeNull();
    expect(woocommerceIn('WooCommerce 10.5.0, WordPress 7.0.4, PHP ?')).toBe('WooCommerce 10.5.0');
  });
});

describe('findings', () => {
  const some = (...severities: ('blocking' | 'warning' | 'info')[]) =>
    severities.map((severity) => ({ severity, code: severity }));

  it('come to a verdict', () => {
    expect(verdictOf([])).toBe('ok');
    expect(verdictOf(some('info'))).toBe('ok');
    expect(verdictOf(some('info', 'warning'))).toBe('warnings');
    expect(verdictOf(some('warning', 'blocking'))).toBe('blocked');
  });

  it('are news where they were not there before, and are more than information', () => {
    expect(newTroubles(some('info', 'warning'), null)).toEqual(['warning']);
    expect(newTroubles(some('warning', 'blocking'), some('warning'))).toEqual(['blocking']);
    expect(newTroubles(some('warning'), some('warning', 'blocking'))).toEqual([]);
  });
});
