import fc from 'fast-check';
import { toJsonb } from './jsonb';

describe('toJsonb', () => {
  it.each([
    ['U+0000', { k: 'a\u0000b' }, { k: 'a\ufffdb' }],
    ['half a pair', ['half \ud83d'], ['half \ufffd']],
    ['the other half', ['\udca1 light'], ['\ufffd light']],
    ['a key', { 'k\u0000': 1 }, { 'k\ufffd': 1 }],
  ])('replaces what PostgreSQL refuses: %s', (_what, value, kept) => {
    expect(JSON.parse(toJsonb(value))).toEqual(kept);
  });

  it('leaves alone what only looks like it', () => {
    const text = 'C:\\u0000 and \\\\ud83d and \\\\\\u0000 and 💡';
    expect(JSON.parse(toJsonb([text]))).toEqual([text]);
  });

  it('changes nothing of any text that is whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('\u0000'));
        expect(JSON.parse(toJsonb({ text }))).toEqual({ text });
      }),
    );
  });
});
