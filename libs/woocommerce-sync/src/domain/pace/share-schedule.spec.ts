import { minuteOfDay, shareAt } from './share-schedule';

describe('the share of the shop by the hour', () => {
  const day = { hours: [{ from: 420, to: 1_380, share: 0.5 }], otherwise: 1 };
  const night = { hours: [{ from: 1_320, to: 360, share: 1 }], otherwise: 0.4 };

  it.each([
    [419, 1],
    [420, 0.5],
    [1_379, 0.5],
    [1_380, 1],
  ])('at minute %i of the day it is %f', (minute, share) => {
    expect(shareAt(day, minute)).toBe(share);
  });

  it.each([
    [1_319, 0.4],
    [1_320, 1],
    [0, 1],
    [359, 1],
    [360, 0.4],
  ])('of hours past midnight, at minute %i, it is %f', (minute, share) => {
    expect(shareAt(night, minute)).toBe(share);
  });

  it('follows the clock on the wall of the shop', () => {
    const at = new Date('2026-07-01T22:30:00Z');
    expect(minuteOfDay(at, 'UTC')).toBe(1_350);
    expect(minuteOfDay(at, 'Europe/Paris')).toBe(30);
    expect(minuteOfDay(at, 'Asia/Kolkata')).toBe(240);
  });
});
