import { isLinkLocal, isNearby } from './nearby-host';

it.each([
  ['localhost', true],
  ['store', true],
  ['shop.internal', true],
  ['127.0.0.1', true],
  ['192.168.1.5', true],
  ['[::1]', true],
  ['[fd00::1]', true],
  ['shop.example', false],
  ['8.8.8.8', false],
  ['[2001:4860:4860::8888]', false],
])('%s is nearby: %s', (host, nearby) => {
  expect(isNearby(host)).toBe(nearby);
});

it.each([
  ['http://169.254.169.254', true],
  ['http://0xa9fea9fe', true],
  ['http://[fe80::1]', true],
  ['http://[::ffff:169.254.169.254]', true],
  ['http://192.168.1.5', false],
  ['https://shop.example', false],
])('%s is an address of a link: %s', (url, linkLocal) => {
  expect(isLinkLocal(new URL(url).hostname)).toBe(linkLocal);
});
