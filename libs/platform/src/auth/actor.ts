import type { StoreRole } from './store-roles';

/** Who asks, as the token says. */
export interface Actor {
  /** The token's `sub`. */
  readonly subject: string;
  readonly roles: readonly string[];
  /** When its token ends: whatever is sent to it ends then, too. */
  readonly expiresAt: Date;
  /** Its role in each store that its token is for; null for a token of the whole installation. */
  readonly stores: ReadonlyMap<string, StoreRole> | null;
}

const actors = new WeakMap<object, Actor>();

/** Remembers who sent a request. */
export function rememberActor(request: object, actor: Actor): void {
  actors.set(request, actor);
}

/** Who sent the request; null without a valid token. */
export function actorOf(request: object): Actor | null {
  return actors.get(request) ?? null;
}
