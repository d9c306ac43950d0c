import { mostAlone, NOTHING_WRITTEN, type MannerTally } from './write-manner';

const nothing = { alone: NOTHING_WRITTEN, together: NOTHING_WRITTEN };
const tally = (selling: number, erased: number): MannerTally => ({
  written: 2 * selling,
  selling,
  erased,
});

describe('how many differences have a call of their own', () => {
  it('are as many as take a quarter of a full call', () => {
    expect(mostAlone(100, 5_000, nothing)).toBe(12);
    expect(mostAlone(600, 5_000, nothing)).toBe(2);
    expect(mostAlone(2_000, 5_000, nothing)).toBe(0);
  });

  it('are few while nobody knows what a call costs, and never very many', () => {
    expect(mostAlone(null, 5_000, nothing)).toBe(5);
    expect(mostAlone(0, 5_000, nothing)).toBe(20);
  });

  it('are none in a shop that erases no more where they travel together', () => {
    expect(mostAlone(100, 5_000, { alone: tally(800, 2), together: tally(800, 2) })).toBe(0);
    expect(mostAlone(100, 5_000, { alone: tally(800, 0), together: tally(800, 90) })).toBe(12);
    // Too few to tell.
    expect(mostAlone(100, 5_000, { alone: tally(800, 2), together: tally(20, 0) })).toBe(12);
  });
});
