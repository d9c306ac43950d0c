import { useCallback } from 'react';
import { useTextOfCode } from './use-text-of-code';

/** What a code means for the person at the page, and what to do; null where we have no words. */
export interface CodeTexts {
  readonly means: string | null;
  readonly todo: string | null;
}

/** Finds the sentences for the codes of errors, alerts and findings in the page's language. */
export function useCodeTexts(): (code: string) => CodeTexts {
  const textOf = useTextOfCode();
  return useCallback(
    (code) => ({ means: textOf(`codes.${code}.means`), todo: textOf(`codes.${code}.todo`) }),
    [textOf],
  );
}
