import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Finds texts whose keys follow from what the service says, which may know more codes than the
 * page:
 * null where there is none.
 */
export function useTextOfCode(): (key: string) => string | null {
  const { t, i18n } = useTranslation();
  return useCallback(
    // Which keys there are is known for texts of the page alone.
    (key) => (i18n.exists(key) ? String(t(key as never)) : null),
    [t, i18n],
  );
}
