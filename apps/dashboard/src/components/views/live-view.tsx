import { Alert, Box, Stack } from '@mantine/core';
import { Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Live } from '../../live/use-live';
import { useFormat } from '../../texts/use-format';
import { WaitView } from './wait-view';

/**
 * Shows what comes live. While the connection is lost: what was said last, in grey, and since when
 * nothing new comes in.
 */
export function LiveView<Data>(props: {
  live: Live<Data>;
  /** What was asked for before anything came live. */
  first?: Data;
  children: (data: Data) => ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { live, first, children } = props;
  const data = live.data ?? first;
  return (
    <Stack gap="lg">
      {live.lostSince !== null && (
        <Alert color="gray" icon={<Unplug />} role="alert">
          {t('stale', { time: format.time(live.lostSince) })}
        </Alert>
      )}
      {data === undefined ? (
        <WaitView />
      ) : (
        <Box className={live.lostSince === null ? '' : 'stale'}>{children(data)}</Box>
      )}
    </Stack>
  );
}
