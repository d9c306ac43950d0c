import { z } from 'zod';
import { KILL_POINTS, type KillPort } from './kill-points';

const SIGNALS = ['SIGKILL', 'SIGSTOP', 'SIGTERM'] as const;

const FORM =
  /^(?<port>\w+)\.(?<method>\w+):(?<side>before|after)(?:@(?<nth>[1-9]\d{0,5}))?(?:!(?<signal>\w+))?$/;

/** When and how a process ends itself. */
export interface KillOrder {
  readonly port: KillPort;
  readonly method: string;
  /** Before the method is called, or after it has returned or failed. */
  readonly side: 'before' | 'after';
  /** At which passing; the first is 1. */
  readonly nth: number;
  readonly signal: (typeof SIGNALS)[number];
}

/**
 * A setting such as `ShopProducts.write:after@2!SIGSTOP`. Without `@2` it is the first
 * passing, without `!SIGSTOP` it is SIGKILL.
 */
export function killOrder(): z.ZodType<KillOrder, string> {
  return z.string().transform((text, context) => {
    const order = orderIn(text);
    if (typeof order !== 'string') return order;
    context.addIssue({ code: 'custom', message: order });
    return z.NEVER;
  });
}

/** The order in a text, or what is wrong with the text. */
function orderIn(text: string): KillOrder | string {
  const { port, method, side, nth = '1', signal = 'SIGKILL' } = FORM.exec(text)?.groups ?? {};
  if (side === undefined)
    return 'must look like ShopProducts.write:after, with @2 for the second time and !SIGSTOP for another signal';
  const point = KILL_POINTS.find((known) => known === `${port ?? ''}.${method ?? ''}`);
  if (point === undefined) return `must name one of ${KILL_POINTS.join(', ')}`;
  const known = SIGNALS.find((one) => one === signal);
  if (known === undefined) return `must name one of the signals ${SIGNALS.join(', ')}`;
  return {
    port: port as KillPort,
    method: method as string,
    side: side as KillOrder['side'],
    nth: Number(nth),
    signal: known,
  };
}
