import { csvLine } from './csv';

describe('a line of a file', () => {
  it('separates its values by commas, and quotes what needs it', () => {
    expect(csvLine(['a', null, 'b, c', 'd "e"', 7, ['x'], undefined])).toBe(
      'a,,"b, c","d ""e""",7,"[""x""]",\r\n',
    );
  });

  it('holds no formula', () => {
    expect(csvLine(['=1+1', '+49', '@x', '-1.50', '-x'])).toBe("'=1+1,'+49,'@x,-1.50,'-x\r\n");
  });
});
