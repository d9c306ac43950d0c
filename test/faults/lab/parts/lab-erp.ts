import type { CypherDouble } from '../../../../apps/sandbox/src/cypher';
import type { CypherState } from '../../../../apps/sandbox/src/cypher/cypher';
import type { JsonObject } from '../../../../apps/sandbox/src/cypher/catalogue/merge-patch';
import type { ErpProduct } from '../../../../apps/sandbox/src/cypher/erp-product';

/** How a product was from some moment on. */
export interface ErpVersion {
  /** In milliseconds, by a clock that is never set back. */
  readonly at: number;
  /** Null: the ERP had no such product. */
  readonly product: ErpProduct | null;
}

/**
 * The ERP in a run: each change of a product is written down, so that one can say later what was
 * right when.
 */
export class LabErp {
  /** All that each product ever was, the oldest first. */
  readonly history = new Map<string, ErpVersion[]>();

  /** @param now milliseconds by a clock that is never set back */
  constructor(
    private readonly double: CypherDouble,
    private readonly now: () => number,
  ) {}

  /** The double itself, for its faults. */
  get cypher(): CypherDouble['cypher'] {
    return this.double.cypher;
  }

  /** Where it serves its pictures, past the gate. */
  get url(): string {
    return this.double.url;
  }

  /** Ids of all products that it ever had. */
  get ids(): readonly string[] {
    return [...this.history.keys()];
  }

  /** The product as it is now. */
  find(id: string): ErpProduct | null {
    return this.double.cypher.find(id);
  }

  /** Adds a product, and tells nobody. */
  async put(fields: JsonObject): Promise<ErpProduct> {
    const { item } = await this.double.cypher.put(fields, { silent: true });
    this.note(item.id);
    return item;
  }

  /** Changes products, and tells nobody. */
  edit(edits: readonly { readonly id: string; readonly patch: JsonObject }[]): void {
    this.double.cypher.editSilently(edits);
    for (const { id } of edits) this.note(id);
  }

  /** Removes a product, and tells nobody. */
  async remove(id: string): Promise<void> {
    await this.double.cypher.remove(id, { silent: true });
    this.note(id);
  }

  /** Keeps a copy of everything, as a backup does. */
  backup(): CypherState {
    return structuredClone(this.double.cypher.state());
  }

  /** Goes back to a backup: what was changed since is gone, the versions too. */
  restore(backup: CypherState): void {
    this.double.cypher.restore(structuredClone(backup));
    for (const id of this.ids) this.note(id);
  }

  private note(id: string): void {
    const versions = this.history.get(id) ?? [];
    versions.push({ at: this.now(), product: structuredClone(this.find(id)) });
    this.history.set(id, versions);
  }
}
