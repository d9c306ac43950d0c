import { z } from 'zod';
import { SeededRandom } from '../../seeded-random';

/**
 * Kinds of fault, and whether the shop carries the call out all the same before the fault shows.
 */
export const FAULT_KINDS = {
  'rate-limit': 'before',
  'server-error': 'before',
  'critical-error': 'before',
  forbidden: 'before',
  'bad-gateway': 'before',
  unauthorized: 'before',
  'echoed-refusal': 'before',
  html: 'before',
  redirect: 'before',
  'reset-before-applying': 'before',
  'timeout-after-applying': 'after',
  'gateway-timeout-after-applying': 'after',
  reset: 'after',
  truncated: 'after',
  bom: 'after',
  'php-warning': 'after',
  'slow-loris': 'after',
  gigantic: 'after',
  'item-errors': 'after',
} as const satisfies Readonly<Record<string, 'before' | 'after'>>;

/** The name of a kind of fault. */
export type FaultKind = keyof typeof FAULT_KINDS;

/** A fault that the shop is told to have. */
export const faultRule = z.object({
  kind: z.enum(Object.keys(FAULT_KINDS) as [FaultKind, ...FaultKind[]]),
  /** Part of `METHOD /route` that a call has to contain; all calls without it. */
  route: z.string().default(''),
  /** The call's method, when it has to be this one. */
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  /** A text that the call's body contains, as a firewall looks for one; any body without it. */
  contains: z.string().optional(),
  /** Strikes from the Nth call on that fits, and only that one unless `times` says more. */
  nth: z.number().int().positive().optional(),
  /**
   * How likely it is to strike, from 0 to 1; a run with the same `seed` has it at the same calls.
   */
  probability: z.number().min(0).max(1).optional(),
  seed: z.number().int().default(1),
  /** Calls that it strikes; every one while it is set, without it. */
  times: z.number().int().positive().optional(),
  /** For `rate-limit`: seconds, or a date. */
  retryAfter: z.string().optional(),
  /** For `slow-loris`: milliseconds between one byte and the next. */
  everyMs: z.number().int().positive().default(100),
  /** For `gigantic`: size of the body. */
  bytes: z.number().int().positive().default(64_000_000),
  /** For `redirect`: the host that the call is sent to. */
  location: z.url().default('https://elsewhere.example'),
  /** For `item-errors`: how much of a batch is refused, from 0 to 1. */
  share: z.number().min(0).max(1).default(0.3),
});

/** A fault that the shop is told to have. */
export type FaultRule = z.infer<typeof faultRule>;

/** What is said of a fault; the rest is as if it had been left out. */
export type FaultWish = z.input<typeof faultRule>;

/** A fault that is set: how often it struck, and how many calls fitted it. */
export interface SetFault extends FaultRule {
  readonly id: number;
  readonly struck: number;
  readonly seen: number;
}

interface Standing {
  readonly id: number;
  readonly rule: FaultRule;
  readonly chance: SeededRandom;
  struck: number;
  seen: number;
}

/** The faults that are set, in the order in which they are tried. */
export class FaultRules {
  private rules: Standing[] = [];
  private lastId = 0;

  /** Sets one more, and answers its id. */
  add(wish: FaultWish): number {
    const rule = faultRule.parse(wish);
    this.lastId += 1;
    this.rules.push({
      id: this.lastId,
      rule,
      chance: new SeededRandom(rule.seed, 0),
      struck: 0,
      seen: 0,
    });
    return this.lastId;
  }

  /** All that are set, also those that have struck as often as they should. */
  list(): SetFault[] {
    return this.rules.map(({ id, rule, struck, seen }) => ({ id, ...rule, struck, seen }));
  }

  /** Lifts one; false when there is none with this id. */
  remove(id: number): boolean {
    const before = this.rules.length;
    this.rules = this.rules.filter((standing) => standing.id !== id);
    return this.rules.length < before;
  }

  /** Lifts all. */
  clear(): void {
    this.rules = [];
  }

  /** The fault that strikes this call, if any; `body` is the call's, as parsed. */
  strike(method: string, path: string, body?: unknown): FaultRule | null {
    for (const standing of this.rules) {
      if (!fits(standing.rule, method, path, body) || !isDue(standing)) continue;
      standing.struck += 1;
      return standing.rule;
    }
    return null;
  }
}

function fits(rule: FaultRule, method: string, path: string, body: unknown): boolean {
  return (
    `${method} ${path}`.includes(rule.route) &&
    (rule.method === undefined || rule.method === method) &&
    (rule.contains === undefined || JSON.stringify(body ?? null).includes(rule.contains))
  );
}

function isDue(standing: Standing): boolean {
  const { rule, chance } = standing;
  standing.seen += 1;
  if (standing.struck >= (rule.times ?? (rule.nth === undefined ? Infinity : 1))) return false;
  if (standing.seen < (rule.nth ?? 1)) return false;
  return rule.probability === undefined || chance.chance(rule.probability);
}
