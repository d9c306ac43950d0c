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
