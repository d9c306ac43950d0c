import { ExportWaits } from './export-waits';

const UNKNOWN = { processed: 0, total: -1 };
const ROWS = 10_000;

describe('the waits for a file of the catalogue', () => {
  it('begin with what so many rows took a shop that was measured', () => {
    const waits = new ExportWaits();
    expect([0, 10, 10_000, 1_000_000].map((rows) => waits.next(UNKNOWN, 0, 0, rows))).toEqual([
      525, 536, 11_025, 120_000,
    ]);
  });

  it('grow where the shop does not tell how far it is', () => {
    const waits = new ExportWaits();
    expect([1, 2, 3, 9].map((looks) => waits.next(UNKNOWN, 0, looks, ROWS))).toEqual([
      2_000, 4_000, 8_000, 15_000,
    ]);
  });

  it('follow how far it is, within bounds', () => {
    const waits = new ExportWaits();
    expect(waits.next({ processed: 2_000, total: 10_000 }, 2_000, 1, ROWS)).toBe(8_400);
    expect(waits.next({ processed: 10_000, total: 10_000 }, 9_000, 2, ROWS)).toBe(500);
    expect(waits.next({ processed: 100, total: 100_000 }, 2_000, 1, ROWS)).toBe(120_000);
  });

  it('begin with what the last one took, once there was one', () => {
    const waits = new ExportWaits();
    waits.took(20_000);
    expect(waits.next(UNKNOWN, 0, 0, ROWS)).toBe(21_000);
    expect(waits.next(UNKNOWN, 20_400, 1, ROWS)).toBe(2_000);
  });
});
