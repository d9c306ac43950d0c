import { Alert, Box, Button, Group, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../texts/use-format';
import { Fault } from './fault-view';
import { WaitView } from './wait-view';

/**
 * Shows what was asked for. While it is asked, what will be there; where the asking failed, why;
 * and where it worked before, what was said then, in grey, with its time.
 */
export function DataView<Data>(props: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
  wait?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, dataUpdatedAt, refetch } = props.query;
  if (data === undefined) {
    if (error === null) return props.wait ?? <WaitView />;
    return <Fault error={error} retry={() => void refetch()} />;
  }
  if (error === null) return props.children(data);
  return (
    <Stack gap="sm">
      <Alert color="gray" icon={<Unplug />} role="alert">
        <Group justify="space-between" gap="sm">
          {t('stale', { time: format.time(new Date(dataUpdatedAt)) })}
          <Button size="xs" variant="default" onClick={() => void refetch()}>
            {t('fault.again')}
          </Button>
        </Group>
      </Alert>
      <Box className="stale">{props.children(data)}</Box>
    </Stack>
  );
}
