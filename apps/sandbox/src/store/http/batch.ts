import { phpCrash } from './request-body';
import type { Params, RestCall } from '../rest/rest-call';
import { withFields } from '../rest/response-fields';
import { isRecord } from '../rest/values';
import type { Answer, StoreContext } from '../store-context';
import { StoreError } from './store-error';
import { integerOf } from '../texts/php';

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
  remove(id: number, item: BatchItem): Promise<Written> | Written;
  /**
   * What every entry has besides, unless it says otherwise itself; a bare number to delete becomes
   * one with it.
   */
  readonly common?: BatchItem;
}

type Part = 'create' | 'update' | 'delete';

interface Parts {
  readonly create: readonly unknown[];
  readonly update: readonly unknown[];
  readonly delete: readonly unknown[];
}

/**
 * Carries out a batch: create, update, delete, one after the other; 200 whatever fails inside
 * (fact 15 to 19).
 */
export class Batch {
  private costMs = 0;
  private failed = false;
  private readonly seen = new Set<unknown>();

  constructor(
    private readonly context: StoreContext,
    private readonly handlers: BatchHandlers,
  ) {}

  /** The answer to a batch. Throws when it is too large, and when an entry crashes PHP. */
  async answer({ params, query }: Pick<RestCall, 'params' | 'query'>): Promise<Answer> {
    const { behaviours } = this.context;
    const parts = partsOf(params, query, this.handlers.common);
    this.check(parts);
    const order: Part[] = behaviours.has('batch-order')
      ? ['create', 'update', 'delete']
      : ['delete', 'update', 'create'];
    const answers: Partial<Record<Part, unknown[]>> = {};
    for (const part of order) {
      if (parts[part].length === 0) continue;
      const own = await this.carryOut(part, parts[part]);
      if (own.length === 0) continue;
      answers[part] = behaviours.has('batch-answers-in-order') ? own : own.reverse();
    }
    const isEmpty = Object.keys(answers).length === 0 && behaviours.has('batch-empty-array');
    return {
      status: this.failed && !behaviours.has('batch-200-with-failures') ? 400 : 200,
      body: isEmpty ? [] : this.shown(answers, params['_fields']),
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
      const isNothing = part === 'delete' && !isRecord(item) && integerOf(item) === 0;
      if (isNothing && this.context.behaviours.has('batch-delete-zero-skipped')) continue;
      answers.push(await this.one(part, item));
    }
    return answers;
  }

  private async one(part: Part, item: unknown): Promise<unknown> {
    const entry = asItem(item);
    // What was done before it in this call stays done (fact 17).
    if (this.context.crashes(entry) || (part === 'create' && !isRecord(item))) throw phpCrash();
    try {
      if (part === 'update') this.checkTwice(entry['id']);
      const written =
        part === 'create'
          ? await this.handlers.create(entry)
          : part === 'update'
            ? await this.handlers.update(entry)
            : await this.handlers.remove(idOf(item), entry);
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
    const id =
      part === 'create' ? 0 : part === 'delete' ? this.keptId(item) : (asItem(item)['id'] ?? null);
    return { id, error: error.body() };
  }

  /**
   * What an entry that could not be deleted is known by: all that it came with, where it is an
   * object (fact 75).
   */
  private keptId(item: unknown): unknown {
    const isWhole = isRecord(item) && this.context.behaviours.has('variation-kept-id-object');
    return isWhole ? { ...item, force: true } : idOf(item);
  }

  private checkTwice(id: unknown): void {
    if (this.seen.has(id) && !this.context.behaviours.has('batch-same-id-in-turn'))
      throw new StoreError(
        400,
        'woocommerce_rest_duplicate_id',
        'The id is in this batch already.',
      );
    this.seen.add(id);
  }

  /**
   * The router looks for the names of `_fields` beside `create` and `update`; somebody would expect
   * them inside (fact 19).
   */
  private shown(answers: Partial<Record<Part, unknown[]>>, fields: unknown): unknown {
    if (this.context.behaviours.has('query-fields-empty-batch')) return answers;
    return Object.fromEntries(
      Object.entries(answers).map(([part, own]) => [part, withFields(own, fields)]),
    );
  }
}

/**
 * The entries of a batch; what the query says counts for new ones, unless they say otherwise
 * themselves.
 */
function partsOf(body: unknown, query: Params, common?: BatchItem): Parts {
  const sent = asItem(body);
  const asked = Object.fromEntries(
    Object.entries(query).filter(([name]) => !/^(oauth|consumer)_/.test(name)),
  );
  const part = (name: Part): readonly unknown[] => {
    const items = sent[name] ?? [];
    // An object in place of a list is walked through like one, and its texts are no entries.
    const entries: readonly unknown[] = Array.isArray(items) ? items : Object.values(asItem(items));
    return common === undefined ? entries : entries.map((entry) => withCommon(entry, name, common));
  };
  const create = part('create').map((entry) => (isRecord(entry) ? { ...asked, ...entry } : entry));
  return { create, update: part('update'), delete: part('delete') };
}

function withCommon(entry: unknown, part: Part, common: BatchItem): unknown {
  if (isRecord(entry)) return { ...common, ...entry };
  return part === 'delete' && Number.isInteger(entry) ? { id: entry, ...common } : entry;
}

/** An entry as PHP has it: a list is one as well. */
function asItem(item: unknown): BatchItem {
  return isRecord(item) ? item : {};
}

function idOf(item: unknown): number {
  return integerOf(isRecord(item) ? item['id'] : item);
}
