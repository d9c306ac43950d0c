import { List, Stack, Text } from '@mantine/core';
import { Wrench } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client';
import type { components } from '../../../api/generated/schema';
import { ActionButton } from '../../../components/actions/action-button';
import { Exact } from '../../../components/values/exact';
import { Moment } from '../../../components/values/moment';
import type { Standing } from '../../../components/values/state-badge';
import { useCodeTexts } from '../../../texts/use-code-texts';
import type { Overview } from '../overview-queries';

type Repair = components['schemas']['WebhookRepairResponse'];
type TopicRepair = Repair['topics'][number];

const STANDINGS: Readonly<Record<Repair['verdict'], Standing>> = {
  well: 'good',
  mended: 'good',
  open: 'warning',
};

/** Has the webhooks of a shop looked after at once, and tells what the shop confirmed of it. */
export function RepairWebhooks(props: {
  storeId: string;
  topics: Overview['webhooks']['topics'];
}): ReactNode {
  const { t } = useTranslation();
  const { storeId, topics } = props;
  const count = topics.filter(({ state }) => state !== 'active').length;
  return (
    <ActionButton
      action={{
        label: t('webhooks.repair.label'),
        size: 'xs',
        icon: <Wrench size={16} aria-hidden />,
        preview: (
          <Stack gap="xs">
            <Text size="sm" fw={600}>
              {t(count === 0 ? 'webhooks.repair.previewWell' : 'webhooks.repair.preview', {
                count,
              })}
            </Text>
            <Text size="sm">{t('webhooks.repair.does')}</Text>
          </Stack>
        ),
        run: (reason) =>
          bodyOf(
            api.POST('/api/v1/woocommerce/stores/{id}/webhooks/repair', {
              params: { path: { id: storeId } },
              body: { reason },
            }),
          ),
        told: (repair) => <Told repair={repair} />,
        standing: ({ verdict }) => STANDINGS[verdict],
      }}
    />
  );
}

/** What was found and done, topic by topic, and what is still open. */
function Told({ repair }: { repair: Repair }): ReactNode {
  const { t } = useTranslation();
  const codes = useCodeTexts();
  const { verdict, topics, failure, silence } = repair;
  const written = topics.filter(({ writes }) => writes.length > 0);
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t(`webhooks.repair.verdict.${verdict}`)}
      </Text>
      {failure !== null && <Text size="sm">{codes(failure.code).means ?? failure.message}</Text>}
      {written.length > 0 && (
        <List size="sm">
          {written.map((topic) => (
            <List.Item key={topic.topic}>
              <TopicTold topic={topic} />
            </List.Item>
          ))}
        </List>
      )}
      <GapTold gap={repair.gap} />
      {silence !== null && (
        <Text size="sm">{t('webhooks.repair.silence', { count: silence.orders })}</Text>
      )}
    </Stack>
  );
}

function TopicTold({ topic: { topic, found, writes } }: { topic: TopicRepair }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Exact>{topic}</Exact> ({t(`overview.webhooks.state.${found}`)}):{' '}
      {writes
        .map(({ kind, outcome }) =>
          outcome === 'confirmed'
            ? t(`webhooks.repair.done.${kind}`)
            : t(`webhooks.repair.not.${outcome}`),
        )
        .join(', ')}
    </>
  );
}

/** Whether that was read of which the shop may have told nothing. */
function GapTold({ gap }: { gap: Repair['gap'] }): ReactNode {
  const { t } = useTranslation();
  const codes = useCodeTexts();
  if (gap === null) return null;
  const { isRead, orders, since, failure } = gap;
  return (
    <Text size="sm">
      {isRead ? t('webhooks.repair.gapRead', { count: orders }) : t('webhooks.repair.gapOpen')}{' '}
      <Moment at={since} />
      {failure !== null && <> – {codes(failure.code).means ?? failure.message}</>}
    </Text>
  );
}
