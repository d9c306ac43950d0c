import { DatabaseUnavailableError, RedisUnavailableError, SettingsError } from '@cypher/platform';
import { describeBootFailure } from './boot-failure';

function systemError(code: string, message: string, port?: number): Error {
  return Object.assign(new Error(message), { code, port });
}

describe('describeBootFailure', () => {
  it.each([
    [
      'a taken port',
      systemError('EADDRINUSE', 'listen EADDRINUSE', 3000),
      'Cannot start: port 3000 is in use by another program. Stop that, or set PORT to a free one.',
    ],
    [
      'a port that only root may have',
      systemError('EACCES', 'listen EACCES', 80),
      'Cannot start: this user may not listen on port 80. Set PORT to one above 1023.',
    ],
    [
      'an address of another machine',
      systemError('EADDRNOTAVAIL', 'listen EADDRNOTAVAIL 1.2.3.4'),
      'Cannot start: listen EADDRNOTAVAIL 1.2.3.4. Check HOST: it must be an address of this machine.',
    ],
    [
      'a dead database',
      new DatabaseUnavailableError('postgres://u:pw@db/cypher', new Error('connect ECONNREFUSED')),
      'Cannot start: PostgreSQL at db:5432/cypher cannot be used: connect ECONNREFUSED. Start it, or mend DATABASE_URL.',
    ],
    [
      'a database whose every address is dead',
      new DatabaseUnavailableError(
        'postgres://db/c',
        new AggregateError([new Error('v6'), new Error('v4')]),
      ),
      'Cannot start: PostgreSQL at db:5432/c cannot be used: v6, v4. Start it, or mend DATABASE_URL.',
    ],
    [
      'a dead Redis',
      new RedisUnavailableError('redis://:pw@cache', new Error('WRONGPASS')),
      'Cannot start: Redis at cache:6379 cannot be used: WRONGPASS. Start it, or mend REDIS_URL.',
    ],
    [
      'anything else by its first line',
      new Error('No provider for X.\nTry this and that.'),
      'Cannot start: No provider for X. LOG_LEVEL=debug shows where it comes from.',
    ],
    ['what is no error', 'oops', 'Cannot start: unknown fault'],
  ])('tells of %s in one line that says how to mend it', (_, error, line) => {
    expect(describeBootFailure(error)).toBe(line);
  });

  it('shows the whole list where settings are wrong', () => {
    const error = new SettingsError([
      { name: 'PORT', problem: 'must be a whole number' },
      { name: 'ERP_URL', problem: 'is missing' },
    ]);
    expect(describeBootFailure(error).split('\n')).toHaveLength(3);
  });
});
