import fc from 'fast-check';
import { SecretRegistry } from './secret-registry';

const SECRET = 'cs_ö/7+"k(9)!~0f4e2a';

describe('SecretRegistry', () => {
  const registry = new SecretRegistry([SECRET, 'postgres://cypher:p%40ss-word%21@db:5432/cypher']);

  it.each([
    ['as it is', SECRET],
    ['in JSON', JSON.stringify({ note: SECRET })],
    ['in JSON in JSON', JSON.stringify({ body: JSON.stringify({ note: SECRET }) })],
    ['in a URL', `https://shop.example/?x=${encodeURIComponent(SECRET)}`],
    ['in a form', new URLSearchParams({ x: SECRET }).toString()],
    ['in Base64', Buffer.from(SECRET).toString('base64')],
  ])('takes a secret out %s', (_, text) => {
    const redacted = registry.redact(`before ${text} after`);
    expect(redacted).toMatch(/^before .*\[redacted\].* after$/);
    expect(redacted).not.toContain('0f4e2a');
    expect(redacted).not.toContain(Buffer.from(SECRET).toString('base64').slice(4, 20));
  });

  it('takes a secret out of the Base64 of anything around it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (before, after) => {
        const encoded = Buffer.from(`${before}:${SECRET}:${after}`).toString('base64');
        expect(registry.redact(`Basic-like ${encoded}`)).toContain('[redacted]');
      }),
    );
  });

  it('takes out the password of an address, encoded or not, and the whole address', () => {
    const said = registry.redact(
      'p%40ss-word%21 p@ss-word! postgres://cypher:p%40ss-word%21@db:5432/cypher',
    );
    expect(said).toBe('[redacted] [redacted] [redacted]');
  });

  it('takes a password with a stray percent sign as it stands', () => {
    expect(new SecretRegistry(['redis://:100%sure@cache']).redact('said 100%sure')).toBe(
      'said [redacted]',
    );
  });

  it('takes out by name what it does not know by value', () => {
    expect(registry.redact('{"ERP_TOKEN":"abc","n":1,"password" : "a\\"b"}')).toBe(
      '{"ERP_TOKEN":"[redacted]","n":1,"password" : "[redacted]"}',
    );
    expect(registry.redact('GET /x?consumer_secret=abc&page=2&oauth_signature=Zm9v')).toBe(
      'GET /x?consumer_secret=[redacted]&page=2&oauth_signature=[redacted]',
    );
    expect(registry.redact('GET /orders?jwt=abc&id_token=def&x-amz-signature=ghi&limit=5')).toBe(
      'GET /orders?jwt=[redacted]&id_token=[redacted]&x-amz-signature=[redacted]&limit=5',
    );
    const jwt = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJlLW9mLWl0';
    expect(registry.redact(`Cannot GET /x?whatever=${jwt}, said ana`)).toBe(
      'Cannot GET /x?whatever=[redacted], said ana',
    );
    expect(registry.redact('authorization: Digest abc')).toBe('authorization: [redacted]');
    expect(registry.redact('sent Bearer eyJhbGciOi.J9.abc on')).toBe('sent Bearer [redacted] on');
    expect(registry.redact('redis://:hunter2@cache:6379')).toBe('redis://:[redacted]@cache:6379');
    expect(registry.redact('{"body":"{\\"token\\":\\"abc\\",\\"n\\":1}"}')).toBe(
      '{"body":"{\\"token\\":\\"[redacted]\\",\\"n\\":1}"}',
    );
  });

  it('leaves everything else as it is', () => {
    const text =
      '{"sku":"TOKEN-RING-5","regular_price":"10.00","tokens":3} at https://shop.example/a?page=2';
    expect(registry.redact(text)).toBe(text);
    expect(new SecretRegistry([]).redact(text)).toBe(text);
  });

  it('does not take short values for secrets, which would blank out ordinary words', () => {
    expect(new SecretRegistry(['shop']).redact('the shop is open')).toBe('the shop is open');
  });

  it('copies data without secrets and leaves the original alone', () => {
    const at = new Date(0);
    const data = {
      a: [`x ${SECRET}`],
      headers: { Authorization: 'Basic abc', accept: 'json' },
      at,
      n: null,
      ok: true,
    };
    expect(registry.redactDeep(data)).toEqual({
      a: ['x [redacted]'],
      headers: { Authorization: '[redacted]', accept: 'json' },
      at,
      n: null,
      ok: true,
    });
    expect(data.a[0]).toContain(SECRET);
  });

  it('ends on data that holds itself', () => {
    const ring: Record<string, unknown> = { name: 'ring' };
    ring['self'] = ring;
    expect(JSON.stringify(registry.redactDeep(ring))).toContain('[cut off]');
  });

  it('takes a moment for a long text, whatever is in it', () => {
    const before = process.cpuUsage();
    registry.redact('a-'.repeat(100_000));
    registry.redact('"'.repeat(100_000));
    registry.redact('x:'.repeat(100_000));
    registry.redact('eyJ-'.repeat(50_000));
    registry.redact('eyJaaaaa.'.repeat(20_000));
    // In microseconds, so that a machine that is busy with others does not count.
    expect(process.cpuUsage(before).user).toBeLessThan(4_000_000);
  });
});
