import type { SeededRandom } from '../../../../apps/sandbox/src/seeded-random';
import type { Json } from '../../suite/shop/json';
import type { Fields, Sequence, Step, StepMethod } from '../step';

/** What a step that was written down will have answered. */
export class Made {
  constructor(private readonly step: number) {}

  /** Stands for the id that the step answers. */
  get id(): string {
    return this.at('id');
  }

  /** Stands for what the step answers at a path such as `line_items.0.id`. */
  at(path: string): string {
    return `{{${this.step}.${path}}}`;
  }
}

type Query = Readonly<Record<string, string>>;
type More = Partial<Pick<Step, 'fact' | 'headers' | 'caller' | 'settle' | 'raw' | 'topic'>>;

/** Writes down a sequence of calls; what it knows is what every client of a shop could know. */
export class Script {
  private readonly steps: Step[] = [];
  private named = 0;

  /** @param subject what it is about, also the topic of its steps */
  constructor(
    readonly subject: string,
    readonly seed: number,
    readonly random: SeededRandom,
  ) {}

  /** The steps so far. */
  get sequence(): Sequence {
    return { name: `${this.subject}-${this.seed}`, steps: this.steps };
  }

  /** Reads something. */
  get(route: string, query?: Query, more: More = {}): Made {
    return this.add('GET', route, query, undefined, more);
  }

  /** Makes something, or calls a batch. */
  post(route: string, body: Json, more: More & { readonly query?: Query } = {}): Made {
    const { query, ...rest } = more;
    return this.add('POST', route, query, body, rest);
  }

  /** Changes something. */
  put(route: string, body: Json, more: More & { readonly query?: Query } = {}): Made {
    const { query, ...rest } = more;
    return this.add('PUT', route, query, body, rest);
  }

  /** Deletes something; for good with `force`. */
  delete(route: string, force = false, more: More = {}): Made {
    return this.add('DELETE', route, force ? { force: 'true' } : undefined, undefined, more);
  }

  /** Any other call. */
  call(
    method: StepMethod,
    route: string,
    query: Query = {},
    more: More & { readonly body?: Json } = {},
  ): Made {
    const { body, ...rest } = more;
    return this.add(method, route, query, body, rest);
  }

  /** A name that nothing in this sequence has yet. */
  name(kind: string): string {
    return `${kind} ${(this.named += 1)}`;
  }

  /** A SKU that nothing in this sequence has yet. */
  sku(): string {
    return `D${this.seed}-${this.subject.slice(0, 3).toUpperCase()}-${(this.named += 1)}`;
  }

  private add(
    method: StepMethod,
    route: string,
    query: Query | undefined,
    body: Json | undefined,
    more: More,
  ): Made {
    this.steps.push({
      topic: this.subject,
      method,
      route,
      ...(query === undefined || Object.keys(query).length === 0 ? {} : { query }),
      ...(body === undefined ? {} : { body }),
      ...more,
    });
    return new Made(this.steps.length - 1);
  }
}

/**
 * Some of the fields, each with a chance of its own; each value is drawn only where it is taken.
 */
export function someOf(
  random: SeededRandom,
  chance: number,
  fields: Readonly<Record<string, () => Json>>,
): Fields {
  const taken: Record<string, Json> = {};
  for (const [name, draw] of Object.entries(fields))
    if (random.chance(chance)) taken[name] = draw();
  return taken;
}
