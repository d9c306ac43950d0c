import { asName, asTerm } from '@cypher/shop-text';
import { asHtml, isSameHtml, isSameText, readName } from './shop-html';

describe('a text that takes HTML', () => {
  it.each([
    ['Mug <handmade>', 'Mug &lt;handmade&gt;'],
    ['Bec 5<10W & >3', 'Bec 5&lt;10W & &gt;3'],
    ['C:\\temp \\ path', 'C:&#92;temp &#92; path'],
    ['0', '&#48;'],
    ['00', '00'],
    ['Axis & Allies', 'Axis & Allies'],
    ['50%AB', '50%AB'],
    ['Pen&notebook', 'Pen&notebook'],
    ['Salt&section', 'Salt&section'],
    ['Ring &reg gold', 'Ring &reg gold'],
  ])('is sent as a name so that %j arrives', (name, sent) => {
    expect(asName(name)).toBe(sent);
    expect(readName(sent)).toBe(name);
  });

  it('is sent as a term without what WordPress takes out of one', () => {
    expect(asTerm('50%AB  off')).toBe('50&#37;AB off');
    expect(asTerm('50% off')).toBe('50% off');
    expect(readName(asTerm('Black%20White'))).toBe('Black%20White');
  });

  it('is sent as a description with the backslashes that WordPress drops', () => {
    expect(asHtml('<p>C:\\temp</p>')).toBe('<p>C:&#92;temp</p>');
  });
});

describe('two texts in HTML', () => {
  it.each([
    ['A & B', 'A &amp; B'],
    ['A "&notebook"', 'A &quot;&notebook&quot;'],
    ['<p class=x>one</p>', '<p class="x">one</p>'],
    ['<p>C:&#92;temp</p>', '<p>C:\\temp</p>'],
    ['5 < 6', '5 &lt; 6'],
    ['<p>one</p>\r\n<p>two</p>', '<p>one</p> <p>two</p>'],
    ['<b style="color: red;">x</b>', '<b style="color:red">x</b>'],
    ['<p>unclosed', '<p>unclosed'],
    ['<img src="a.jpg" alt="b">', '<img alt="b" src="a.jpg" />'],
  ])('%j and %j show the same', (one, other) => {
    expect(isSameHtml(one, other)).toBe(true);
  });

  it.each([
    ['<script>x</script>y', 'xy'],
    ['<iframe src="https://video.example/1"></iframe>', ''],
    ['<p>one</p>', 'one'],
    ['<a href="https://a.example">t</a>', '<a>t</a>'],
    ['one', 'two'],
  ])('%j and %j do not', (one, other) => {
    expect(isSameHtml(one, other)).toBe(false);
  });

  it('read the same where only the markup differs', () => {
    expect(isSameText('<p>a <b>b</b></p>', 'a b')).toBe(true);
    expect(isSameText('<p>a</p>', 'b')).toBe(false);
  });
});
