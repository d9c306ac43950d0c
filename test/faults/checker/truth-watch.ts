import type { Lab } from '../lab/lab';
import { shownOf } from './expected-product';
import type { Violation } from './evidence';
import { type Claim, CLAIMS, untruthsIn } from './truth';

const PAUSE_MS = 200;

/**
 * T, all the while: whether the shop shows what the service says that it does. The ledger is read,
 * then the shop, then the ledger again: what stood still meanwhile, and has nothing under way, is
 * held against the ERP's history.
 */
export class TruthWatch {
  private readonly lies = new Map<string, Violation>();
  private running: Promise<void> | null = null;
  private ending = false;
  /** Until when what was done by hand has been looked for by a full sync, in milliseconds. */
  private handsSeenUntil = 0;
  /** How old what the ERP answers may be, in milliseconds: how far its replica lags. */
  erpLagMs = 0;

  constructor(private readonly lab: Lab) {}

  /** All that was seen to be untrue. */
  get violations(): readonly Violation[] {
    return [...this.lies.values()];
  }

  /** Looks again and again from now on. */
  start(): void {
    this.running = this.loop();
  }

  async stop(): Promise<void> {
    this.ending = true;
    await this.running;
  }

  /** Stops, and looks once more, at what is left: here it has to see. */
  async conclude(): Promise<void> {
    await this.stop();
    await this.look().catch((error: unknown) => {
      this.isBlind(error);
    });
  }

  /** A full sync that began now has ended: it has seen what was done by hand before. */
  sawHands(since: number): void {
    this.handsSeenUntil = since;
  }

  private async loop(): Promise<void> {
    while (!this.ending) {
      // While PostgreSQL is away nobody can be asked what is true.
      await this.look().catch((error: unknown) => {
        if (error instanceof TypeError) this.isBlind(error);
      });
      await new Promise((next) => setTimeout(next, PAUSE_MS));
    }
  }

  private isBlind(error: unknown): void {
    const detail = `The watch is blind: ${error instanceof Error ? error.message : String(error)}`;
    this.lies.set('the watch', { invariant: 'T', detail });
  }

  private async look(): Promise<void> {
    const before = await this.read();
    const { catalogue } = this.lab.shop.double;
    const shown = new Map(
      [...before.values()].map(({ productId, storeProductId }) => {
        const product = catalogue.products.get(storeProductId);
        if (product === undefined) return [productId, null];
        return [productId, shownOf(product, catalogue.variationsOf(product.id))];
      }),
    );
    const erp = new Map(this.lab.erp.history);
    const after = await this.read();
    const standing = [...before.values()].filter(
      (claim) => JSON.stringify(claim) === JSON.stringify(after.get(claim.productId)),
    );
    const lies = untruthsIn(
      standing.map((claim) => this.byMachineTime(claim)),
      {
        shown,
        erp,
        erpLagMs: this.erpLagMs,
        isTouchedByHand: (claim) => this.isTouchedByHand(claim),
      },
    );
    for (const [key, lie] of lies) this.lies.set(key, lie);
  }

  private async read(): Promise<Map<string, Claim>> {
    const claims = await this.lab.database.query<Claim>(CLAIMS);
    return new Map(claims.map((claim) => [claim.productId, claim]));
  }

  /** The database's clock may be moved; the ERP's history is told by one that is not. */
  private byMachineTime(claim: Claim): Claim {
    const ends = claim.ends.map(({ claimedAt, ...end }) => ({
      ...end,
      claimedAt: claimedAt === null ? null : this.lab.database.machineTime(claimedAt),
    }));
    return { ...claim, ends };
  }

  private isTouchedByHand({ storeProductId }: Claim): boolean {
    return this.lab.shop.handEdits.some(
      ({ productId, at }) => productId === storeProductId && at > this.handsSeenUntil,
    );
  }
}
