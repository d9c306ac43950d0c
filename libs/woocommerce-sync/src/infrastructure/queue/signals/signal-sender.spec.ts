import { Logger } from '@nestjs/common';
import { SignalSender } from './signal-sender';

/** A broker that takes a signal when it is told to. */
class SlowBroker {
  readonly taken: string[] = [];
  private answers: ((fault: Error | null) => void)[] = [];

  add = (signal: string) => (): Promise<void> =>
    new Promise((resolve, reject) => {
      this.taken.push(signal);
      this.answers.push((fault) => {
        if (fault === null) resolve();
        else reject(fault);
      });
    });

  async answer(fault: Error | null = null): Promise<void> {
    this.answers.shift()?.(fault);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
}

let broker: SlowBroker;
let sender: SignalSender;
beforeEach(() => {
  Logger.overrideLogger(false);
  jest.useFakeTimers();
  broker = new SlowBroker();
  sender = new SignalSender();
});
afterEach(() => jest.useRealTimers());

describe('signals to a broker that does not answer', () => {
  it('hold one in memory for each name, and the last of what came meanwhile, however many come', async () => {
    for (let signal = 0; signal < 10_000; signal += 1)
      sender.send('wake a', broker.add(`a${signal}`));
    sender.send('wake b', broker.add('b'));
    expect(broker.taken).toEqual(['a0', 'b']);
    await broker.answer();
    expect(broker.taken).toEqual(['a0', 'b', 'a9999']);
  });

  it('are stood in for once the broker is late, and again with each that comes, and no more when it is back', async () => {
    const standIn = jest.fn();
    sender.send('wake', broker.add('first'), standIn);
    sender.send('wake', broker.add('second'), standIn);
    expect(standIn).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1_000);
    sender.send('wake', broker.add('third'), standIn);
    expect(standIn).toHaveBeenCalledTimes(2);
    await broker.answer();
    await broker.answer();
    jest.advanceTimersByTime(60_000);
    expect(broker.taken).toEqual(['first', 'third']);
    expect(standIn).toHaveBeenCalledTimes(2);
  });

  it('are stood in for where it refuses them, and nobody hears of the error', async () => {
    const standIn = jest.fn();
    sender.send('wake', broker.add('refused'), standIn);
    await broker.answer(new Error('no memory'));
    expect(standIn).toHaveBeenCalledTimes(1);
  });
});
