import type { JsonAnswer } from '../../http/json-exchange';
import { errorOf } from './reply-errors';

const NOW = new Date('2026-11-27T10:00:00Z');

function anAnswer(status: number, json: unknown, headers: JsonAnswer['headers'] = {}): JsonAnswer {
  return { status, headers, text: json === undefined ? '' : JSON.stringify(json), json };
}
const refusalWith = (message: string): JsonAnswer =>
  anAnswer(400, { code: 'rest_invalid_param', message, data: { status: 400 } });

describe('what an answer of the shop means', () => {
  it('is told in a few hundred characters, whatever the shop writes', () => {
    for (const part of ['<', '<a', '&lt', ' ', '&amp;', '<b>', 'x']) {
      const error = errorOf(refusalWith(part.repeat(300_000)), 'POST', NOW);
      expect(error?.message.length).toBeLessThan(500);
    }
  });

  it('is told without the markup that WordPress puts into its messages', () => {
    const error = errorOf(
      refusalWith('<strong>Sorry</strong>, &quot;A&amp;B&quot; is taken.'),
      'POST',
      NOW,
    );
    expect(error?.message).toContain('Sorry , "A&B" is taken.');
  });

  it('names where a redirect leads to without what was asked, however long it is', () => {
    const location = `https://www.shop.example/wp-json/?consumer_secret=cs_1${'#'.repeat(100_000)}`;
    const error = errorOf(anAnswer(301, undefined, { location }), 'GET', NOW);
    expect(error?.message).toContain('https://www.shop.example/wp-json/:');
    expect(error?.message).not.toContain('cs_1');
  });

  it('blames the key only where it is the shop that refuses', () => {
    const cannot = {
      code: 'woocommerce_rest_cannot_view',
      message: 'Sorry',
      data: { status: 401 },
    };
    expect(errorOf(anAnswer(401, cannot), 'GET', NOW)?.message).toContain('consumer key');
    expect(errorOf(anAnswer(403, undefined), 'GET', NOW)?.message).toContain('firewall');
    expect(errorOf(anAnswer(403, undefined), 'GET', NOW)?.message).not.toContain('key');
  });
});
