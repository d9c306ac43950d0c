import type { Response } from 'express';
import type { FaultRule } from './fault-rules';

const HTML = '<!doctype html><title>Just a moment…</title><h1>Checking your browser</h1>';

/** Whether the call is carried out all the same before the fault shows. */
export function appliesFirst(rule: FaultRule): boolean {
  return [
    'timeout-after-applying',
    'gateway-timeout-after-applying',
    'reset',
    'truncated',
    'php-warning',
  ].includes(rule.kind);
}

/** Shows a fault in place of the answer. `body` is the answer that the call would have had, where it was carried out. */
export function showFault(rule: FaultRule, response: Response, body: string): void {
  switch (rule.kind) {
    case 'rate-limit':
      if (rule.retryAfter !== undefined) response.set('Retry-After', rule.retryAfter);
      response
        .status(429)
        .json({ code: 'too_many_requests', message: 'Too many requests.', data: { status: 429 } });
      return;
    case 'server-error':
      response.status(500).type('html').send(HTML);
      return;
    case 'bad-gateway':
      response.status(502).type('html').send(HTML);
      return;
    case 'gateway-timeout-after-applying':
      response.status(504).type('html').send(HTML);
      return;
    case 'html':
      response.status(200).type('html').send(HTML);
      return;
    case 'unauthorized':
      response.status(401).json({
        code: 'woocommerce_rest_cannot_view',
        message: 'Sorry, you cannot list resources.',
        data: { status: 401 },
      });
      return;
    case 'php-warning':
      response
        .status(200)
        .type('json')
        .send(`<br />\n<b>Warning</b>: Undefined array key in wp-content<br />\n${body}`);
      return;
    case 'truncated':
      response
        .status(200)
        .type('json')
        .send(body.slice(0, Math.floor(body.length / 2)));
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'timeout-after-applying':
      // No answer ever comes; the connection ends when the caller gives up.
      return;
  }
}
