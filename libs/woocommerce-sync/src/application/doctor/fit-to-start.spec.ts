import type { Finding } from '../../domain/doctor/finding';
import { found } from '../../domain/doctor/findings/finding-table';
import { StoreUnfitError } from '../../domain/doctor/store-check.errors';
import { reportOf } from '../../domain/doctor/shop-report';
import type { StoreCheckRepository } from '../../domain/doctor/store-check.repository';
import { aSight, someGrounds } from '../../domain/testing/sights';
import type { CheckBook } from './check-book';
import { FitToStart } from './fit-to-start';
import type { ShopDoctor } from './shop-doctor';

const DAY_MS = 24 * 3_600_000;

/** Whether a paused store goes on by a check of this age. */
async function goesOnAfter(ageMs: number): Promise<boolean> {
  const check = { report: reportOf(aSight(), someGrounds()), subject: 'same', versions: null };
  let isChecked = false;
  const doctor = {
    open: () => ({ subject: 'same' }),
    check: () => Promise.resolve(((isChecked = true), check)),
  };
  const checks = { find: () => Promise.resolve({ ...check, ageMs }) };
  const book = { keep: () => Promise.resolve() };
  await new FitToStart(
    doctor as unknown as ShopDoctor,
    checks as unknown as StoreCheckRepository,
    book as unknown as CheckBook,
  ).ofStore({ storeId: 'ro' }, 'paused', undefined);
  return !isChecked;
}

it('a paused store goes on by a check of the last week, and is checked anew after that', async () => {
  expect(await goesOnAfter(6 * DAY_MS)).toBe(true);
  expect(await goesOnAfter(8 * DAY_MS)).toBe(false);
});

/** Whether an active store gets new keys by this finding of a check. */
async function getsKeysDespite(finding: Finding): Promise<boolean> {
  const sight = reportOf(aSight(), someGrounds());
  const check = { report: { ...sight, findings: [finding] }, subject: 'new', versions: null };
  const kept: unknown[] = [];
  const fitness = new FitToStart(
    { open: () => ({}), check: () => Promise.resolve(check) } as unknown as ShopDoctor,
    {} as StoreCheckRepository,
    { keep: (...one: unknown[]) => Promise.resolve(kept.push(one)) } as unknown as CheckBook,
  );
  const shop = { storeId: 'ro' };
  await fitness.ofNewKeys(shop, undefined).catch((error: unknown) => {
    expect(error).toBeInstanceOf(StoreUnfitError);
  });
  return kept.length > 0;
}

it('an active store gets no keys that do not open its shop, and any where that is down', async () => {
  expect(await getsKeysDespite(found('KEY_READ_ONLY'))).toBe(false);
  expect(await getsKeysDespite(found('MAINTENANCE_MODE'))).toBe(true);
});
