import { roomFor, type FlyingCalls } from './call-room';

const room = (
  flying: Partial<FlyingCalls>,
  more: { window?: number; most?: number; overlap?: boolean } = {},
) =>
  roomFor(
    { calls: 0, bulky: 0, ending: 0, ...flying },
    { window: 2, most: 10, overlap: false, ...more },
  );

describe('the room for one call more', () => {
  it('is there while fewer run than may', () => {
    expect(room({ calls: 1 })).toBe('any');
    expect(room({ calls: 2 })).toBe('none');
    expect(room({ calls: 0 }, { window: 0 })).toBe('none');
  });

  it('is there for what is live beside bulk and pictures, once, and within all bounds', () => {
    expect(room({ calls: 2, bulky: 1 })).toBe('live');
    expect(room({ calls: 3, bulky: 2 })).toBe('none');
    expect(room({ calls: 2, bulky: 2 }, { most: 2 })).toBe('none');
  });

  it('is there once a call is nearly over, a quarter of them at the most', () => {
    expect(room({ calls: 2, ending: 1 })).toBe('none');
    expect(room({ calls: 2, ending: 1 }, { overlap: true })).toBe('any');
    expect(room({ calls: 3, ending: 2 }, { overlap: true })).toBe('none');
    expect(room({ calls: 9, ending: 8 }, { window: 8, overlap: true })).toBe('any');
    expect(room({ calls: 10, ending: 8 }, { window: 8, overlap: true })).toBe('none');
  });
});
