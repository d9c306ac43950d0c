import { Text } from '@mantine/core';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/generated/schema';
import { Exact } from '../../components/values/exact';
import { type Standing, StateBadge } from '../../components/values/state-badge';
import { useCodeTexts } from '../../texts/use-code-texts';

type Item = components['schemas']['ItemResponse'];

const STANDINGS: Readonly<Record<Item['state'], Standing>> = {
  pending: 'working',
  syncing: 'working',
  failed: 'wrong',
  synced: 'good',
  skipped: 'good',
  superseded: 'neutral',
  cancelled: 'neutral',
  dismissed: 'neutral',
};

/** How a change stands, in a word. */
export function ChangeState({ state }: { state: Item['state'] }): ReactNode {
  const { t } = useTranslation();
  return <StateBadge standing={STANDINGS[state]}>{t(`changes.state.${state}`)}</StateBadge>;
}

/** Who or what asked for something, in words. */
export function useOriginWords(): (origin: Item['origin']) => string {
  const { t } = useTranslation();
  return useCallback(({ via, actor }) => t(`changes.origin.${via}`, { actor }), [t]);
}

/** What a code means, with the code itself below; what is wrong in the service's words on hover. */
export function CodeWords(props: { code: string | null; reason: string | null }): ReactNode {
  const codes = useCodeTexts();
  const { code, reason } = props;
  if (code === null) return reason === null ? null : <Text size="sm">{reason}</Text>;
  const { means } = codes(code);
  return (
    <div title={reason ?? undefined}>
      {means !== null && (
        <Text size="sm" truncate>
          {means}
        </Text>
      )}
      <Text size={means === null ? 'sm' : 'xs'} c={means === null ? 'bright' : 'dimmed'} truncate>
        <Exact>{code}</Exact>
      </Text>
    </div>
  );
}
