import { isNearby } from './nearby-host';

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
