import type { ReactNode } from 'react';

/** Finds products, orders, runs and shops from everywhere, by Ctrl-K. */
export function SearchEverywhere(): ReactNode {
  return null;
}
