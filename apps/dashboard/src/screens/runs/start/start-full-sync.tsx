import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client';
import type { components } from '../../../api/generated/schema';
import { ActionButton } from '../../../components/actions/action-button';
import { RunLink } from '../run-link';

/** Begins a full sync of what differs, or of everything. */
export function StartFullSync(props: {
  storeId: string;
  force: boolean;
  icon: ReactNode;
  /** What is known of how much it will do. */
  number?: string;
}): ReactNode {
  const { t } = useTranslation();
  const { storeId, force, icon, number } = props;
  const way = force ? 'force' : 'fullSync';
  return (
    <ActionButton
      action={{
        label: t(`runs.start.${way}.label`),
        icon,
        isDangerous: force,
        preview: (
          <Stack gap="xs">
            {number !== undefined && (
              <Text size="sm" fw={600}>
                {number}
              </Text>
            )}
            <Text size="sm">{t(`runs.start.${way}.preview`)}</Text>
          </Stack>
        ),
        run: (reason) => start(storeId, { force, reason }),
        told: ({ batchId }) => (
          <>
            {t('runs.start.fullSync.told')}{' '}
            <RunLink kind="full-sync" id={batchId} isInText>
              {t('runs.start.watch')}
            </RunLink>
          </>
        ),
      }}
    />
  );
}

/** A dry run is answered with its plan, and everything else with a run. */
async function start(
  storeId: string,
  body: { force: boolean; reason: string },
): Promise<components['schemas']['SyncRunResponse']> {
  const answer = await bodyOf(
    api.POST('/api/v1/woocommerce/sync/all', {
      params: { query: { storeId } },
      body: { ...body, dryRun: false, askShop: false },
    }),
  );
  if (!('batchId' in answer)) throw new Error('A plan was answered in place of a run');
  return answer;
}
