import type { ReactNode } from 'react';

/** A SKU, an id or a code, to be read letter by letter. */
export function Exact({ children }: { children: ReactNode }): ReactNode {
  return <span className="exact">{children}</span>;
}
