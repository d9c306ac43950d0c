import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Stands where something will be in a moment. */
export function WaitView({ lines = 4 }: { lines?: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack role="status" gap="sm">
      <VisuallyHidden>{t('wait')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={line === 0 ? 28 : 18} width={line === 0 ? '40%' : '100%'} />
      ))}
    </Stack>
  );
}
