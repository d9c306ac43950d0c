import { pictureTypeOf } from './picture-type';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('the type of a picture', () => {
  it.each([
    ['image/jpeg', '\u00ff\u00d8\u00ff\u00e0rest'],
    ['image/png', '\u0089PNG\r\n\u001a\nrest'],
    ['image/gif', 'GIF89a'],
    ['image/webp', 'RIFF\u0001\u0002\u0003\u0004WEBPVP8 '],
    ['image/avif', '\u0000\u0000\u0000\u001cftypavif'],
  ])('is %s by its bytes', (type, text) => {
    expect(pictureTypeOf(bytes(text))).toBe(type);
  });

  it.each(['', '<svg xmlns="http://www.w3.org/2000/svg">', '<!doctype html>', 'RIFF1234WAVE'])(
    'is none of %j',
    (text) => {
      expect(pictureTypeOf(bytes(text))).toBeNull();
    },
  );
});
