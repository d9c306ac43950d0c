import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { RotateCcw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import { ActionButton } from '../../components/actions/action-button';
import { Fault } from '../../components/views/fault-view';
import { WaitView } from '../../components/views/wait-view';
import { failuresCountQuery } from './failure-queries';

const ICONS = {
  retry: <RotateCcw size={16} aria-hidden />,
  dismiss: <X size={16} aria-hidden />,
} as const;

/** Tries what failed for one cause again, or gives it up. */
export function SettleGroup(props: { storeId: string; group: string }): ReactNode {
  return (
    <Group align="flex-start">
      <Settle {...props} way="retry" />
      <Settle {...props} way="dismiss" />
    </Group>
  );
}

/**
 * The number is counted as the preview opens, and no more than it are settled: where more have come
 * meanwhile the service refuses, and the number is counted anew.
 */
function Settle(props: { storeId: string; group: string; way: 'retry' | 'dismiss' }): ReactNode {
  const { t } = useTranslation();
  const { storeId, group, way } = props;
  const [isOpened, setOpened] = useState(false);
  const count = useQuery({ ...failuresCountQuery(storeId, group), enabled: isOpened });
  const matched = count.data?.matched ?? 0;
  return (
    <ActionButton
      action={{
        label: t(`failures.${way}.label`),
        icon: ICONS[way],
        isDangerous: way === 'dismiss',
        isReady: matched > 0 && !count.isFetching,
        onOpen: () => {
          setOpened(true);
          if (isOpened) void count.refetch();
        },
        preview:
          count.error !== null ? (
            <Fault error={count.error} retry={() => void count.refetch()} />
          ) : count.data === undefined ? (
            <WaitView lines={2} />
          ) : (
            <Text size="sm" role="status">
              {matched === 0
                ? t('failures.nothingLeft')
                : t(`failures.${way}.preview`, { count: matched })}
            </Text>
          ),
        run: (reason) =>
          bodyOf(
            api.POST(`/api/v1/woocommerce/sync/failures/${way}`, {
              body: { storeId, group, reason, expected: matched },
            }),
          ),
        told: ({ matched: met, changed }) =>
          [
            t(`failures.${way}.told`, { count: changed }),
            ...(met > changed ? [t('failures.newerWaits', { count: met - changed })] : []),
          ].join(' '),
        standing: ({ matched: met, changed }) =>
          changed === 0 || met > changed ? 'warning' : way === 'retry' ? 'working' : 'good',
      }}
    />
  );
}
