import { aPage, aSight, anAnswer, someGrounds } from '../../testing/sights';
import { BATCH_TOO_LARGE, type Heard, type Probe } from '../observations';
import { reportOf } from '../shop-report';

const STATUSES = [
  200, 204, 301, 302, 307, 400, 401, 402, 403, 404, 405, 406, 409, 410, 413, 415, 418, 422, 429,
  451, 500, 501, 502, 503, 504, 507, 520, 522, 530,
];
const ANSWERS = STATUSES.flatMap((status): [string, Heard][] => [
  [`${status} as JSON`, anAnswer({ status })],
  [`${status} as JSON of a route that there is not`, anAnswer({ status, code: 'rest_no_route' })],
  [`${status} as JSON of nobody`, anAnswer({ status, code: 'woocommerce_rest_cannot_batch' })],
  [`${status} as a page`, aPage(status)],
  [`${status} as JSON behind something else`, anAnswer({ status, looks: 'noise' })],
]);
const bad = (isGood: (answer: Heard) => boolean) => ANSWERS.filter(([, answer]) => !isGood(answer));

const verdictOf = (probe: Probe, answer: Heard): string => {
  const isSite = probe !== 'index' || (answer.looks === 'json' && answer.status < 300);
  const seen = aSight({ [probe]: answer }, isSite ? {} : { site: null });
  return reportOf(seen, someGrounds()).verdict;
};
const isRead = ({ looks, status }: Heard): boolean => looks === 'json' && status < 300;

describe('a shop is not well', () => {
  it.each(bad(isRead))('that answers a read of products by %s', (_how, answer) => {
    expect(verdictOf('products', answer)).toBe('blocked');
  });

  it.each(bad(isRead))('that answers a batch of products by %s', (_how, answer) => {
    expect(verdictOf('product-writes', answer)).toBe('blocked');
  });

  it.each(['category-writes', 'order-writes', 'orders'] as const)(
    'that answers %s by anything but what is expected',
    (probe) => {
      const well = bad(isRead).filter(([, answer]) => verdictOf(probe, answer) === 'ok');
      expect(well).toEqual([]);
    },
  );
});

it('a shop is well that lets a batch be made, or refuses it as too large', () => {
  expect(verdictOf('product-writes', anAnswer())).toBe('ok');
  const refusal = anAnswer({ status: 413, code: BATCH_TOO_LARGE });
  expect(verdictOf('product-writes', refusal)).toBe('ok');
});

it('a host that hands the key on with reads alone is named', () => {
  const seen = aSight({
    'product-writes': anAnswer({ status: 401, code: 'woocommerce_rest_cannot_batch' }),
  });
  const [finding] = reportOf(seen, someGrounds()).findings;
  expect(finding).toMatchObject({ code: 'AUTHORIZATION_STRIPPED' });
});
