import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/layout/section';
import { Exact } from '../../../components/values/exact';
import { Moment } from '../../../components/values/moment';
import { type Standing, StateBadge } from '../../../components/values/state-badge';
import { mayIn, useSignedIn } from '../../../app/session';
import { useCodeTexts } from '../../../texts/use-code-texts';
import type { Overview } from '../overview-queries';
import { RepairWebhooks } from './repair-webhooks';

type Topic = Overview['webhooks']['topics'][number];

const STANDINGS: Readonly<Record<Topic['state'], Standing>> = {
  active: 'good',
  paused: 'warning',
  disabled: 'wrong',
  missing: 'wrong',
};

/** Whether the shop tells us of what happens in it; and having that mended now. */
export function WebhooksCard({ overview }: { overview: Overview }): ReactNode {
  const { t } = useTranslation();
  const codes = useCodeTexts();
  const somebody = useSignedIn();
  const { webhooks, storeId } = overview;
  const isWell = webhooks.topics.every(({ state }) => state === 'active');
  return (
    <Section
      title={t('overview.webhooks.title')}
      aside={
        webhooks.isExpected ? (
          <StateBadge standing={isWell ? 'good' : 'wrong'}>
            {t(isWell ? 'overview.webhooks.well' : 'overview.webhooks.unwell')}
          </StateBadge>
        ) : null
      }
    >
      {!webhooks.isExpected && <Text size="sm">{t('overview.webhooks.none')}</Text>}
      {webhooks.failure !== null && (
        <Text size="sm">{codes(webhooks.failure.code).means ?? webhooks.failure.message}</Text>
      )}
      {webhooks.silence !== null && (
        <Text size="sm">{t('overview.webhooks.silent', { count: webhooks.silence.orders })}</Text>
      )}
      {!isWell && <Text size="sm">{t('overview.webhooks.mended')}</Text>}
      <Topics topics={webhooks.topics} />
      {webhooks.isExpected && mayIn(somebody, storeId, 'operator') && (
        <RepairWebhooks storeId={storeId} topics={webhooks.topics} />
      )}
    </Section>
  );
}

function Topics({ topics }: { topics: readonly Topic[] }): ReactNode {
  const { t } = useTranslation();
  if (topics.length === 0) return null;
  return (
    <Table verticalSpacing={4} horizontalSpacing={0}>
      <Table.Tbody>
        {topics.map(({ topic, state, deliveredAt }) => (
          <Table.Tr key={topic}>
            <Table.Td>
              <Exact>{topic}</Exact>
            </Table.Td>
            <Table.Td>
              <StateBadge standing={STANDINGS[state]}>
                {t(`overview.webhooks.state.${state}`)}
              </StateBadge>
            </Table.Td>
            <Table.Td ta="end">{deliveredAt === null ? '–' : <Moment at={deliveredAt} />}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
