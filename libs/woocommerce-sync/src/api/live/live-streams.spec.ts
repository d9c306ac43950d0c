import { EventEmitter, once } from 'node:events';
import { Logger } from '@nestjs/common';
import type { Actor } from '@cypher/platform';
import type { Request, Response } from 'express';
import { LivePolls, type LiveReading } from '../../application/live/live-polls';
import { Clock } from '../../application/ports/clock.port';
import { LiveStreams } from './live-streams';

class StillClock extends Clock {
  override now(): Date {
    return new Date(0);
  }
  override monotonicMs(): number {
    return 0;
  }
  override chance(): number {
    return 0;
  }
}

const ACTOR: Actor = {
  subject: 'ana',
  roles: [],
  stores: null,
  expiresAt: new Date(8_640_000_000_000_000),
};

/** An answer that notes what is written. */
class FakeResponse extends EventEmitter {
  readonly written: string[] = [];
  readonly destroyed = false;
  readonly writableLength = 0;
  status = (): this => this;
  set = (): this => this;
  flushHeaders = (): void => undefined;
  write = (text: string): void => void this.written.push(text);
  end = (): void => void this.emit('close');
}

const listen = (read: () => Promise<LiveReading | null>) => {
  const response = new FakeResponse();
  const request = { method: 'GET', get: () => undefined } as unknown as Request;
  const started = new LiveStreams(new LivePolls(), new StillClock()).start(
    { key: 'one', everyMs: 1, read },
    { request, response: response as unknown as Response, actor: ACTOR },
  );
  return { response, started };
};

describe('a live stream', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('fails as any request where the first reading does, and writes nothing', async () => {
    const { response, started } = listen(() => Promise.reject(new Error('no database')));
    await expect(started).rejects.toThrow('no database');
    expect(response.written).toEqual([]);
    response.end();
  });

  it('stays open where a later reading fails', async () => {
    const readings = [{ data: { found: 1 }, news: 1, isOver: false }, null];
    const { response, started } = listen(() => {
      const next = readings.shift();
      if (next === null) return Promise.reject(new Error('no database'));
      return Promise.resolve(next ?? { data: { found: 2 }, news: 2, isOver: true });
    });
    await started;
    await once(response, 'close');
    expect(response.written.join('')).toMatch(/"found":1.*"found":2.*"over"/s);
  });
});
