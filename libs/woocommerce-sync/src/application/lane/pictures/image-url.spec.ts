import { checkImageUrl } from './image-url';

describe('checkImageUrl', () => {
  it.each([
    'https://cdn.example/a.jpg',
    'https://cdn.example./a.jpg',
    'https://bücher.example/ä.jpg',
    'https://internal.example/a.jpg',
    'https://home.example/a.jpg',
    'http://93.184.216.34/a.jpg',
    'https://[2606:2800:220:1::1]/a.png',
  ])('lets %s pass', (url) => {
    expect(() => {
      checkImageUrl(url, false);
    }).not.toThrow();
  });

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
    'http://[::127.0.0.1]/a.jpg',
    'http://[::10.0.0.1]/a.jpg',
    'http://[::]/a.jpg',
    'http://[64:ff9b::127.0.0.1]/a.jpg',
    'http://[64:ff9b:1::a00:1]/a.jpg',
    'http://[2002:7f00:1::]/a.jpg',
    'http://[2001::1]/a.jpg',
    'http://[fe80::1]/a.jpg',
    'http://[fec0::1]/a.jpg',
    'http://[4000::1]/a.jpg',
    'http://localhost../a.jpg',
    'http://LOCALHOST/a.jpg',
    'http://127.0.0.1./a.jpg',
    'http://127.0.0.1../a.jpg',
    'http://0x7f.1../a.jpg',
    'http://0177.0.0.1/a.jpg',
    'http://127.1/a.jpg',
    'http://①②⑦.0.0.1/a.jpg',
    'http://%31%32%37.0.0.1/a.jpg',
    'http://0/a.jpg',
    'http://100.64.0.1/a.jpg',
    'http://198.18.0.1/a.jpg',
    'http://redis/a.jpg',
    'http://metadata/computeMetadata/v1/',
    'http://metadata./a.jpg',
    'http://metadata.google.internal/a.jpg',
    'http://nas.home/a.jpg',
    'http://host.localdomain/a.jpg',
    'http://kubernetes.default.svc/',
    'http://kubernetes.default.svc./',
    'http://shop.default.svc.cluster/a.jpg',
    'http://shop.default.svc.cluster.local/a.jpg',
    'http://nas.home.arpa/a.jpg',
    'http://nas.lan/a.jpg',
    'http://app.localhost/a.jpg',
  ])('refuses the private address %s, unless the settings allow it', (url) => {
    expect(() => {
      checkImageUrl(url, false);
    }).toThrow(expect.objectContaining({ code: 'IMAGE_URL_PRIVATE' }) as Error);
    expect(() => {
      checkImageUrl(url, true);
    }).not.toThrow();
  });

  it('refuses a user name or a password, and does not repeat it', () => {
    for (const url of ['https://ana:hunter2@cdn.example/a.jpg', 'http://hunter2@127.0.0.1/a.jpg']) {
      expect(() => {
        checkImageUrl(url, true);
      }).toThrow(expect.objectContaining({ code: 'IMAGE_URL_INVALID' }) as Error);
      expect(() => {
        checkImageUrl(url, true);
      }).toThrow(/^(?!.*hunter2).*holds a user name or a password$/);
    }
  });

  it.each([
    '',
    'a.jpg',
    'ftp://cdn.example/a.jpg',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
  ])('refuses %j', (url) => {
    expect(() => {
      checkImageUrl(url, true);
    }).toThrow(expect.objectContaining({ code: 'IMAGE_URL_INVALID' }) as Error);
  });
});
