import { shareScheduleOf, shopShare, timeZone } from './share-settings';

const problemsOf = (text: string): string[] =>
  shopShare()
    .safeParse(text)
    .error?.issues.map(({ message }) => message) ?? [];

describe('the setting SHOP_SHARE', () => {
  it('is one share, or shares by the hour', () => {
    expect(shareScheduleOf('0.5')).toEqual({ hours: [], otherwise: 0.5 });
    expect(shareScheduleOf('07:00-23:00=0.5, 1')).toEqual({
      hours: [{ from: 420, to: 1_380, share: 0.5 }],
      otherwise: 1,
    });
    // All of it at times of which nothing is said.
    expect(shareScheduleOf('18:30-24:00=0.3').otherwise).toBe(1);
    expect(problemsOf('22:00-06:00=1,0.4')).toEqual([]);
  });

  it.each([
    ['0', 'a share of 0 would let nothing be written, ever: the least is 0.05'],
    ['07:00-23:00=0', 'a share of 0 would let nothing be written, ever: the least is 0.05'],
    ['1.5', 'the share 1.5 is not between 0.05 and 1'],
    ['-1', 'the share -1 is not between 0.05 and 1'],
    ['half', '"half" is neither a share such as 0.5 nor hours with one, such as 07:00-23:00=0.5'],
    ['', '"" is neither a share such as 0.5 nor hours with one, such as 07:00-23:00=0.5'],
    ['25:00-26:00=0.5', '"25:00-26:00=0.5" names no hours of the day'],
    ['07:60-08:00=0.5', '"07:60-08:00=0.5" names no hours of the day'],
    ['07:00-07:00=0.5', '"07:00-07:00=0.5" names no hours of the day'],
    ['0.5,1', 'only one share can stand without hours, for all other times'],
  ])('refuses "%s"', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});

describe('the setting SHOP_TIME_ZONE', () => {
  it.each([
    ['Europe/Paris', true],
    ['UTC', true],
    ['Paris', false],
    ['', false],
  ])('"%s": %s', (name, isOne) => {
    expect(timeZone().safeParse(name).success).toBe(isOne);
  });
});
