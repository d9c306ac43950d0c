import { useNavigate } from '@tanstack/react-router';

/** Filters of a list, by their names in the address. */
export type Filters = Readonly<Record<string, string | undefined>>;

/** How the filters of a list change, and go; they stand in the address alone. */
export interface FilterChanges {
  readonly set: (changes: Filters) => void;
  /** Left out where no filter is set. */
  readonly clear: (() => void) | undefined;
}

/** Changes the filters in the address, without a step in the browser's history for each. */
export function useFilters(filters: Filters): FilterChanges {
  const navigate = useNavigate();
  const change = (search: (before: Filters) => Filters): void => {
    // Which filters a screen has is its route's; an unknown one is left out there.
    void navigate({ to: '.', replace: true, search: search as never });
  };
  // All else of the address stays, such as the store and the part of the screen.
  const none = Object.fromEntries(Object.keys(filters).map((name) => [name, undefined]));
  const isSet = Object.values(filters).some((value) => value !== undefined);
  return {
    set: (changes) => change((before) => ({ ...before, ...changes })),
    clear: isSet ? () => change((before) => ({ ...before, ...none })) : undefined,
  };
}
