import { mostAlone, NOTHING_WRITTEN, type MannerTally } from './write-manner';

const nothing = { alone: NOTHING_WRITTEN, together: NOTHING_WRITTEN };
const tally = (selling: number, erased: number): MannerTally => ({
  written: 2 * selling,
  selling,
  erased,
});

const calls = (fixedMs: number | null, more = false) => ({ fixedMs, targetCallMs: 5_000, more });

describe('how many differences have a call of their own', () => {
  it('are as many as take a quarter of a full call', () => {
    expect(mostAlone(calls(300), nothing)).toBe(4);
    expect(mostAlone(calls(600), nothing)).toBe(2);
    expect(mostAlone(calls(2_000), nothing)).toBe(0);
  });

  it('are few while nobody knows what a call costs, and never many', () => {
    expect(mostAlone(calls(null), nothing)).toBe(5);
    expect(mostAlone(calls(0), nothing)).toBe(5);
  });

  it('are none in a shop that erases no more where they travel together', () => {
    expect(mostAlone(calls(300), { alone: tally(800, 2), together: tally(800, 2) })).toBe(0);
    expect(mostAlone(calls(300), { alone: tally(800, 0), together: tally(800, 90) })).toBe(4);
    // Too few to tell.
    expect(mostAlone(calls(300), { alone: tally(800, 2), together: tally(20, 0) })).toBe(4);
  });

  it('are none while more waits, which would wait longer', () => {
    expect(mostAlone(calls(100, true), nothing)).toBe(0);
  });
});
