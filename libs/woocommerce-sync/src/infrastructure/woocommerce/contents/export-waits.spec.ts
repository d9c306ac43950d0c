import { ExportWaits } from './export-waits';

const UNKNOWN = { processed: 0, total: -1 };

describe('the waits for a file of the catalogue', () => {
  it('grow where nothing is known of it', () => {
    const waits = new ExportWaits();
    expect([0, 1, 2, 3, 9].map((looks) => waits.next(UNKNOWN, 0, looks))).toEqual([
      2_000, 4_000, 8_000, 15_000, 15_000,
    ]);
  });

  it('follow how far it is, within bounds', () => {
    const waits = new ExportWaits();
    expect(waits.next({ processed: 2_000, total: 10_000 }, 2_000, 1)).toBe(8_400);
    expect(waits.next({ processed: 10_000, total: 10_000 }, 9_000, 2)).toBe(500);
    expect(waits.next({ processed: 100, total: 100_000 }, 2_000, 1)).toBe(120_000);
  });

  it('begin with what the last one took', () => {
    const waits = new ExportWaits();
    waits.took(10_000);
    expect(waits.next(UNKNOWN, 0, 0)).toBe(10_500);
    expect(waits.next(UNKNOWN, 10_400, 1)).toBe(4_000);
  });
});
