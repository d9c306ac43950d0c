import { createHmac } from 'node:crypto';
import { isSigned } from './webhook-signature';

const body = Buffer.from('{"id":5}');
const signed = (secret: string, text: Buffer | string = body): string =>
  createHmac('sha256', secret).update(text).digest('base64');

describe('a signature', () => {
  it('is right for the bytes and any of the secrets', () => {
    expect(isSigned(body, signed('new'), ['new', 'old'])).toBe(true);
    expect(isSigned(body, signed('old'), ['new', 'old'])).toBe(true);
  });

  it.each([
    ['of another secret', signed('other')],
    ['of another body', signed('new', '{"id":6}')],
    ['of the same JSON in other bytes', signed('new', '{ "id": 5 }')],
    ['that is cut', signed('new').slice(0, -4)],
    ['that is longer', `${signed('new')}AAAA`],
    ['that is none', ''],
    ['in hex', createHmac('sha256', 'new').update(body).digest('hex')],
  ])('is wrong %s', (_, signature) => {
    expect(isSigned(body, signature, ['new', 'old'])).toBe(false);
  });

  it('is wrong where there is no secret', () => {
    expect(isSigned(body, signed(''), [])).toBe(false);
  });
});
