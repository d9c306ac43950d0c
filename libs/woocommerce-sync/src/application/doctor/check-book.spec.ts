import type { StoreCapabilityRepository } from '../../domain/catalog/store-capability.repository';
import { reportOf } from '../../domain/doctor/shop-report';
import type { StoreCheckRepository } from '../../domain/doctor/store-check.repository';
import { aSight, someGrounds } from '../../domain/testing/sights';
import { CheckBook } from './check-book';

interface Kept {
  readonly namespaces?: readonly string[];
  readonly before?: string;
  readonly versions?: string;
  readonly variationsTogether?: boolean;
}

/** What a check teaches of a shop whose index shows these names. */
async function learnt(kept: Kept) {
  const { namespaces = ['wc/v3'], before, versions = '', variationsTogether = null } = kept;
  const learnt: unknown[] = [];
  const site = { home: null, timeZone: null, namespaces };
  const seen = aSight({}, { site, variationsTogether });
  const check = { report: reportOf(seen, someGrounds()), subject: 'address and key' };
  const old = before === undefined ? null : { ...check, versions: before };
  const checks = { keep: () => Promise.resolve(old) };
  const capabilities = {
    keep: (...what: unknown[]) => Promise.resolve(learnt.push(what)),
    forget: () => Promise.resolve(learnt.push('forgotten')),
  };
  await new CheckBook(
    checks as unknown as StoreCheckRepository,
    capabilities as unknown as StoreCapabilityRepository,
  ).keep('ro', { ...check, versions });
  return learnt;
}

describe('the book of checks', () => {
  it('keeps that an export was seen, and not that strangers saw none', async () => {
    const fulfilments = ['ro', 'order-fulfilments', true];
    const seen = ['ro', 'catalog-export', true];
    expect(await learnt({ namespaces: ['wc/pos/v1/catalog'] })).toEqual([fulfilments, seen]);
    expect(await learnt({ namespaces: ['wc/v3'] })).toEqual([fulfilments]);
  });

  it('keeps whether variations share calls, unless that was known before an update', async () => {
    const together = ['ro', 'variations-of-many-parents', true];
    expect(await learnt({ variationsTogether: true })).toContainEqual(together);
    const update = { before: 'WooCommerce 10.5.0', versions: 'WooCommerce 10.6.0' };
    expect(await learnt({ variationsTogether: true, ...update })).not.toContainEqual(together);
  });

  it('forgets what a shop can do by another WooCommerce, and not by another PHP', async () => {
    const before = 'WooCommerce 10.5.0, WordPress 7.0.4, PHP 8.2.1';
    const update = 'WooCommerce 10.6.0, WordPress 7.0.4, PHP 8.2.1';
    expect(await learnt({ before, versions: update })).toContain('forgotten');
    const other = 'WooCommerce 10.5.0, WordPress 7.0.4, PHP 8.2.9';
    expect(await learnt({ before, versions: other })).not.toContain('forgotten');
  });
});
