import { JwtService } from '@nestjs/jwt';
import { the } from '../../../../test/support/the';
import { parseLifetime, signToken, tokenSettings } from './demo-token';

const SECRET = 'a secret of at least thirty-two characters';
const NOW = new Date('2026-11-24T10:00:00.400Z');
const CLAIMS = { subject: 'ana', roles: ['admin'], lifetimeSeconds: 60 };

describe('a demo token', () => {
  const verify = (token: string, secret = SECRET): Record<string, unknown> =>
    new JwtService().verify(token, { secret, algorithms: ['HS256'], ignoreExpiration: true });

  it('is one that the library of the service takes', () => {
    expect(verify(signToken(CLAIMS, { secret: SECRET }, NOW))).toEqual({
      sub: 'ana',
      roles: ['admin'],
      jti: expect.any(String),
      iat: 1_795_514_400,
      exp: 1_795_514_460,
    });
  });

  it('is not taken with another secret', () => {
    expect(() => verify(signToken(CLAIMS, { secret: SECRET }, NOW), `${SECRET}!`)).toThrow(
      'invalid signature',
    );
  });

  it('says what the settings of the service ask for', () => {
    const settings = tokenSettings({
      AUTH_JWT_SECRET: SECRET,
      AUTH_ISSUER: 'https://id.example',
      AUTH_AUDIENCE: 'sync',
      AUTH_ROLES_CLAIM: 'realm_access.roles',
    });
    expect(verify(signToken(CLAIMS, the(settings), NOW))).toMatchObject({
      iss: 'https://id.example',
      aud: 'sync',
      realm_access: { roles: ['admin'] },
    });
    expect(tokenSettings({})).toBeNull();
  });

  it.each([
    ['90s', 90],
    ['15m', 900],
    ['12h', 43_200],
    ['30d', 2_592_000],
  ])('holds for %s', (text, seconds) => {
    expect(parseLifetime(text)).toBe(seconds);
  });

  it.each(['', '12', '0h', '1w', '-5m', '1.5h'])('does not hold for "%s"', (text) => {
    expect(() => parseLifetime(text)).toThrow('is no lifetime');
  });
});
