import { z } from 'zod';

/** A fault that the shop is told to have. */
export const faultRule = z.object({
  kind: z.enum([
    'rate-limit',
    'server-error',
    'bad-gateway',
    'timeout-after-applying',
    'gateway-timeout-after-applying',
    'reset',
    'truncated',
    'html',
    'php-warning',
    'unauthorized',
  ]),
  /** Part of `METHOD /route` that a call has to contain; all calls without it. */
  route: z.string().default(''),
  /** Calls that it strikes; every one while it is set, without it. */
  times: z.number().int().positive().optional(),
  /** For `rate-limit`: seconds, or a date. */
  retryAfter: z.string().optional(),
});

/** A fault that the shop is told to have. */
export type FaultRule = z.infer<typeof faultRule>;

/** The faults that are set, in the order in which they are tried. */
export class FaultRules {
  private rules: { rule: FaultRule; left: number }[] = [];

  /** Sets one more. */
  add(rule: FaultRule): void {
    this.rules.push({ rule, left: rule.times ?? Infinity });
  }

  /** Lifts all. */
  clear(): void {
    this.rules = [];
  }

  /** The fault that strikes this call, if any. */
  strike(method: string, path: string): FaultRule | null {
    const hit = this.rules.find(({ rule }) => `${method} ${path}`.includes(rule.route));
    if (hit === undefined) return null;
    hit.left -= 1;
    if (hit.left <= 0) this.rules = this.rules.filter((other) => other !== hit);
    return hit.rule;
  }
}
