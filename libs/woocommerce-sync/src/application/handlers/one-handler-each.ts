/** A class that handles one kind of work. */
export interface FoundHandler<H = unknown> {
  /** What it says that it handles. */
  readonly handles: string;
  /** Its class's name, for whoever reads why the process does not start. */
  readonly name: string;
  readonly handler: H;
}

/** Why a process does not start: work would be lost, or done twice. */
export class HandlerError extends Error {
  override readonly name = 'HandlerError';
}

/**
 * The one handler of each kind of work.
 * @param what names the kinds in errors, as `queue`
 * @throws HandlerError where a kind has no handler or two, or where one handles nothing known
 */
export function oneHandlerEach<K extends string, H>(
  what: string,
  kinds: readonly K[],
  found: readonly FoundHandler<H>[],
): ReadonlyMap<K, H> {
  const known: ReadonlySet<string> = new Set(kinds);
  const unknown = found.find(({ handles }) => !known.has(handles));
  if (unknown !== undefined)
    throw new HandlerError(
      `${unknown.name} handles the ${what} "${unknown.handles}": there is none`,
    );
  return new Map(
    kinds.map((kind) => {
      const own = found.filter(({ handles }) => handles === kind);
      const [first, second] = own;
      if (first === undefined) throw new HandlerError(`The ${what} "${kind}" has no handler`);
      if (second !== undefined)
        throw new HandlerError(
          `The ${what} "${kind}" has ${String(own.length)} handlers: ${own.map(({ name }) => name).join(', ')}`,
        );
      return [kind, first.handler] as const;
    }),
  );
}
