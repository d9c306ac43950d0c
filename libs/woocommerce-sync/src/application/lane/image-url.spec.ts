import { checkImageUrl } from './image-url';

describe('checkImageUrl', () => {
  it.each(['https://cdn.example/a.jpg', 'http://93.184.216.34/a.jpg', 'https://[2606:2800:220:1::1]/a.png'])(
    'lets %s pass',
    (url) => {
      expect(() => {
        checkImageUrl(url, false);
      }).not.toThrow();
    },
  );

  it.each([
    'http://localhost/a.jpg',
    'http://127.0.0.1/a.jpg',
    'http://2130706433/a.jpg',
    'http://0x7f.1/a.jpg',
    'http://10.1.2.3/a.jpg',
    'http://192.168.0.10:8080/a.jpg',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/a.jpg',
    'http://[::ffff:10.0.0.1]/a.jpg',
    'http://[fd00::1]/a.jpg',
    'http://db.internal/a.jpg',
    'http://printer.local./a.jpg',
  ])('refuses the private address %s, unless the settings allow it', (url) => {
    expect(() => {
      checkImageUrl(url, false);
    }).toThrow(expect.objectContaining({ code: 'IMAGE_URL_PRIVATE' }) as Error);
    expect(() => {
      checkImageUrl(url, true);
    }).not.toThrow();
  });

  it.each(['', 'a.jpg', 'ftp://cdn.example/a.jpg', 'file:///etc/passwd', 'data:image/png;base64,AAAA'])(
    'refuses %j',
    (url) => {
      expect(() => {
        checkImageUrl(url, true);
      }).toThrow(expect.objectContaining({ code: 'IMAGE_URL_INVALID' }) as Error);
    },
  );
});
