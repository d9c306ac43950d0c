import { phpCrash } from './request-body';
import type { Answer, StoreContext } from './store-context';
import { StoreError } from './store-error';

/** An entry of a batch. */
export type BatchItem = Readonly<Record<string, unknown>>;

/** What one write answers, and how long the shop works for it. */
export interface Written {
  readonly body: unknown;
  readonly costMs: number;
}

/** What a batch does with its entries. */
export interface BatchHandlers {
  create(item: BatchItem): Promise<Written> | Written;
  update(item: BatchItem): Promise<Written> | Written;
  remove(id: number): Promise<Written> | Written;
}

type Part = 'create' | 'update' | 'delete';

interface Parts {
  readonly create: readonly unknown[];
  readonly update: readonly unknown[];
  readonly delete: readonly unknown[];
}

/** Carries out a batch: create, update, delete, one after the other; 200 whatever fails inside (facts.md 15 to 19). */
export class Batch {
  private costMs = 0;
  private failed = false;
  private readonly seen = new Set<unknown>();

  constructor(
    private readonly context: StoreContext,
    private readonly handlers: BatchHandlers,
  ) {}

  /** The answer to a batch. Throws when it is too large, and when an entry crashes PHP. */
  async answer(body: unknown, query: Readonly<Record<string, unknown>>): Promise<Answer> {
    const { behaviours } = this.context;
    const parts = partsOf(body);
    this.check(parts);
    const order: Part[] = behaviours.has('batch-order')
      ? ['create', 'update', 'delete']
      : ['delete', 'update', 'create'];
    const answers: Partial<Record<Part, unknown[]>> = {};
    for (const part of order) {
      if (parts[part].length === 0) continue;
      const own = await this.carryOut(part, parts[part]);
      answers[part] = behaviours.has('batch-answers-in-order') ? own : own.reverse();
    }
    const isEmpty = Object.keys(answers).length === 0 && behaviours.has('batch-empty-array');
    const shown = this.trimmed(answers, query['_fields']);
    return {
      status: this.failed && !behaviours.has('batch-200-with-failures') ? 400 : 200,
      body: isEmpty ? [] : shown,
      costMs: this.costMs,
    };
  }

  private check(parts: Parts): void {
    const { behaviours, maxBatch, crashes } = this.context;
    const items = [...parts.create, ...parts.update, ...parts.delete];
    if (items.length > maxBatch && behaviours.has('batch-over-100-413')) {
      throw new StoreError(
        413,
        'woocommerce_rest_request_entity_too_large',
        `Unable to accept more than ${maxBatch} items for this request.`,
      );
    }
    if (!behaviours.has('batch-crash-keeps-earlier') && items.some((item) => crashes(asItem(item))))
      throw phpCrash();
  }

  private async carryOut(part: Part, items: readonly unknown[]): Promise<unknown[]> {
    const answers: unknown[] = [];
    for (const item of items) {
      if (part === 'delete' && idOf(item) === 0 && this.context.behaviours.has('batch-delete-zero-skipped'))
        continue;
      answers.push(await this.one(part, item));
    }
    return answers;
  }

  private async one(part: Part, item: unknown): Promise<unknown> {
    const entry = asItem(item);
    // What was done before it in this call stays done (facts.md 17).
    if (this.context.crashes(entry) || (part === 'create' && entry !== item)) throw phpCrash();
    try {
      if (part === 'update') this.checkTwice(entry['id']);
      const written =
        part === 'create'
          ? await this.handlers.create(entry)
          : part === 'update'
            ? await this.handlers.update(entry)
            : await this.handlers.remove(idOf(item));
      this.costMs += written.costMs;
      return written.body;
    } catch (error) {
      if (!(error instanceof StoreError) || error.code === 'internal_server_error') throw error;
      this.failed = true;
      this.costMs += this.context.workers.model.perUpdate;
      return this.failure(part, item, error);
    }
  }

  private failure(part: Part, item: unknown, error: StoreError): unknown {
    const { behaviours } = this.context;
    const kept = part === 'create' ? 'batch-failed-create-id-0' : 'batch-failed-update-keeps-id';
    if (!behaviours.has(kept)) return { error: error.body() };
    const id = part === 'create' ? 0 : part === 'delete' ? idOf(item) : (asItem(item)['id'] ?? null);
    return { id, error: error.body() };
  }

  private checkTwice(id: unknown): void {
    if (this.seen.has(id) && !this.context.behaviours.has('batch-same-id-in-turn'))
      throw new StoreError(400, 'woocommerce_rest_duplicate_id', 'The id is in this batch already.');
    this.seen.add(id);
  }

  // The names are looked for beside `create` and `update`, not inside them (facts.md 19).
  private trimmed(answers: Partial<Record<Part, unknown[]>>, fields: unknown): unknown {
    if (typeof fields !== 'string' || fields === '') return answers;
    const names = fields.split(',').map((name) => name.trim());
    if (!this.context.behaviours.has('query-fields-empty-batch')) {
      const pick = (entry: unknown): unknown =>
        Object.fromEntries(Object.entries(asItem(entry)).filter(([name]) => names.includes(name)));
      return Object.fromEntries(Object.entries(answers).map(([part, own]) => [part, own.map(pick)]));
    }
    const kept = Object.entries(answers).flatMap(([part, own]): [string, unknown[]][] => {
      if (names.includes(part)) return [[part, own]];
      return names.some((name) => name.startsWith(`${part}.`)) ? [[part, []]] : [];
    });
    return kept.length === 0 ? [] : Object.fromEntries(kept);
  }
}

function partsOf(body: unknown): Parts {
  const sent = asItem(body);
  const part = (name: Part): readonly unknown[] => {
    const items = sent[name] ?? [];
    // An object in place of a list is walked through like one, and its texts are no entries.
    if (!Array.isArray(items)) return Object.values(asItem(items));
    return items as readonly unknown[];
  };
  return { create: part('create'), update: part('update'), delete: part('delete') };
}

function asItem(item: unknown): BatchItem {
  return typeof item === 'object' && item !== null && !Array.isArray(item) ? (item as BatchItem) : {};
}

function idOf(item: unknown): number {
  return Number(typeof item === 'object' && item !== null ? asItem(item)['id'] : item) || 0;
}
