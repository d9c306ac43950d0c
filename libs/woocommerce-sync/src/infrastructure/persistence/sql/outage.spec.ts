import { QueryFailedError } from 'typeorm';
import { isDatabaseAway } from './outage';

const failed = (code: string): QueryFailedError =>
  new QueryFailedError('SELECT 1', [], Object.assign(new Error('no'), { code }));

describe('a fault of PostgreSQL', () => {
  it.each([
    ['a connection that broke', '08006'],
    ['too many clients', '53300'],
    ['a shutdown', '57P01'],
    ['a standby that takes no writes', '25006'],
    ['a statement that took too long', '57014'],
    ['a refused connection', 'ECONNREFUSED'],
  ])('means that it is away: %s', (_, code) => {
    expect(isDatabaseAway(failed(code))).toBe(true);
  });

  it.each([
    ['a statement with too few parameters', '08P01'],
    ['a syntax error', '42601'],
    ['a key that is taken', '23505'],
  ])('is no reason to wait: %s', (_, code) => {
    expect(isDatabaseAway(failed(code))).toBe(false);
  });

  it('is known by each of the addresses that a name has', () => {
    const refused = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    expect(isDatabaseAway(new AggregateError([refused]))).toBe(true);
    expect(isDatabaseAway(null)).toBe(false);
  });
});
