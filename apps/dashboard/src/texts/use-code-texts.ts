import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** What a code means for the person at the page, and what to do; null where we have no words. */
export interface CodeTexts {
  readonly means: string | null;
  readonly todo: string | null;
}

/** Finds the sentences for the codes of errors, alerts and findings in the page's language. */
export function useCodeTexts(): (code: string) => CodeTexts {
  const { t, i18n } = useTranslation();
  return useCallback(
    (code) => {
      const find = (part: 'means' | 'todo'): string | null => {
        // Codes come from the service as texts; those without a sentence are told by themselves.
        const key = `codes.${code}.${part}`;
        return i18n.exists(key) ? String(t(key as never)) : null;
      };
      return { means: find('means'), todo: find('todo') };
    },
    [t, i18n],
  );
}
