import { Logger } from '@nestjs/common';
import { aSyncItem } from '../../domain/testing/builders';
import { FailureNews } from './failure-news';

const NOW = new Date('2026-11-24T10:00:00Z');

function failed(code: string, subjectId = 'A') {
  const item = aSyncItem({ subjectId });
  item.start('token', NOW);
  item.fail({ code, message: `because of ${code}` }, false, NOW, 0);
  return item;
}

let said: string[];
let now: number;
let news: FailureNews;
beforeEach(() => {
  said = [];
  now = 0;
  jest.spyOn(Logger.prototype, 'warn').mockImplementation((...words: unknown[]) => {
    said.push(`${(words[0] as { code: string }).code} ${String(words[1])}`);
  });
  news = new FailureNews(() => now);
});
afterEach(() => jest.restoreAllMocks());

it('tells of the first failure of each kind, and not of the others', () => {
  news.look([
    failed('SKU_SHARED'),
    failed('SKU_SHARED', 'B'),
    failed('CURRENCY_MISMATCH'),
    aSyncItem({}),
  ]);
  news.look([failed('SKU_SHARED', 'C')]);
  expect(said).toEqual([
    'SKU_SHARED The first failure of its kind for an hour: because of SKU_SHARED',
    'CURRENCY_MISMATCH The first failure of its kind for an hour: because of CURRENCY_MISMATCH',
  ]);
});

it('tells of it again once there was none for an hour', () => {
  news.look([failed('X')]);
  now += 3_500_000;
  news.look([failed('X')]);
  now += 3_500_000;
  news.look([failed('X')]);
  expect(said).toHaveLength(1);
  now += 3_600_001;
  news.look([failed('X')]);
  expect(said).toHaveLength(2);
});
