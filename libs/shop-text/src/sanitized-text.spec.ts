import { sanitizedText } from './sanitized-text';

// Each pair was seen on WordPress 7.0.4.
describe('what the shop stores of a SKU or the name of a term', () => {
  it.each([
    ['Mug 12', 'Mug 12'],
    ['A<B', 'A&lt;B'],
    ['<b>x', 'x'],
    ['a <b> c', 'a c'],
    ['x<y>z', 'xz'],
    ['a<b<c>d', 'a&lt;bd'],
    ['<', '&lt;'],
    ['a < b > c', 'a < b > c'],
    ['<script>x</script>y', 'y'],
    ['a<!-- c -->b', 'ab'],
    ['<a href="x>y">t</a>', 't'],
    ['1<2 and 3>2', '12'],
    ['a<b>c<d', 'ac&lt;d'],
    ['50%AB-1', '50-1'],
    ['5%CBD', '5D'],
    ['%%4141', ''],
    ['a %20 b', 'a b'],
    ['%4', '%4'],
    ['  a \t\r\n b ', 'a b'],
    ['a\u00a0b', 'a\u00a0b'],
    ['a&lt;b', 'a&lt;b'],
  ])('%j is %j', (sent, stored) => {
    expect(sanitizedText(sent)).toBe(stored);
  });

  it('does not change again what it has made', () => {
    for (const text of ['A<B', 'a %4%411 b', '<b>x</b> <i>', 'x  y'])
      expect(sanitizedText(sanitizedText(text))).toBe(sanitizedText(text));
  });
});
