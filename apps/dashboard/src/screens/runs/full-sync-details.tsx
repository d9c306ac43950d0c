import { Anchor, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleStop } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../api/client';
import { ActionButton } from '../../components/actions/action-button';
import { Facts } from '../../components/layout/facts';
import { Section } from '../../components/layout/section';
import { Exact } from '../../components/values/exact';
import { SubjectLink } from '../../components/values/subject-link';
import { DataView } from '../../components/views/data-view';
import { useCodeTexts } from '../../texts/use-code-texts';
import { useFormat } from '../../texts/use-format';
import { type FullSync, fullSyncQuery, type RunProgress } from './run-queries';

/** So many of those that failed are told. */
const MOST_FAILED = 100;

/** What else is known of a full sync: the tree of categories, what failed; and calling it off. */
export function FullSyncDetails(props: { id: string; progress: RunProgress | null }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery(fullSyncQuery(props.id));
  return (
    <DataView query={query}>
      {(run) => (
        <Stack gap="lg">
          <Cancel run={run} isOver={isOver(props.progress, run)} />
          <Section title={t('runs.details')}>
            <RunFacts run={run} />
          </Section>
          {run.failedItems.length > 0 && <FailedItems run={run} />}
        </Stack>
      )}
    </DataView>
  );
}

/** What comes live is newer. */
function isOver(progress: RunProgress | null, run: FullSync): boolean {
  return (progress?.state ?? run.status) !== 'running';
}

/** Stays, with what came of it, where the run was seen while it went on. */
function Cancel({ run, isOver: isDone }: { run: FullSync; isOver: boolean }): ReactNode {
  const { t } = useTranslation();
  const [wasRunning] = useState(!isDone);
  if (!wasRunning) return null;
  return (
    <ActionButton
      action={{
        label: t('runs.cancel.label'),
        icon: <CircleStop size={16} aria-hidden />,
        isDangerous: true,
        isDisabled: isDone,
        preview: <Text size="sm">{t('runs.cancel.preview', { count: run.open })}</Text>,
        run: (reason) =>
          bodyOf(
            api.POST('/api/v1/woocommerce/sync/runs/{id}/cancel', {
              params: { path: { id: run.batchId } },
              body: { reason },
            }),
          ),
        told: ({ status, synced }) =>
          t(status === 'cancelled' ? 'runs.cancel.told' : 'runs.cancel.tooLate', {
            count: synced,
          }),
      }}
    />
  );
}

function RunFacts({ run }: { run: FullSync }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { categories } = run;
  return (
    <Facts
      facts={[
        [t('runs.way'), t(run.force ? 'runs.scope.force' : 'runs.scope.normal')],
        [
          t('runs.categories'),
          t('runs.categoriesAre', {
            sent: format.number(categories.synced),
            skipped: format.number(categories.skipped),
            failed: format.number(categories.failed),
          }),
        ],
        [t('runs.gone'), format.number(run.gone)],
        [t('runs.batches'), format.number(run.batches)],
        [t('runs.unreadable'), run.unreadable === 0 ? null : format.number(run.unreadable)],
      ]}
    />
  );
}

function FailedItems({ run }: { run: FullSync }): ReactNode {
  const { t } = useTranslation();
  const texts = useCodeTexts();
  return (
    <Section
      title={t('runs.failedItems')}
      text={run.failedItems.length >= MOST_FAILED ? t('runs.failedFirst') : undefined}
      aside={
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link to="/failures" search={({ store }) => ({ store })} {...props} />
          )}
        >
          {t('runs.toFailures')}
        </Anchor>
      }
    >
      <Table.ScrollContainer minWidth={520} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('runs.subject')}</Table.Th>
              <Table.Th>{t('runs.type')}</Table.Th>
              <Table.Th>{t('runs.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {run.failedItems.map(({ subjectKind, productId, syncType, code, message }) => (
              <Table.Tr key={`${subjectKind} ${productId} ${syncType}`}>
                <Table.Td>
                  <SubjectLink subjectKind={subjectKind} subjectId={productId} />
                </Table.Td>
                <Table.Td>{t(`types.${syncType as 'product'}`)}</Table.Td>
                <Table.Td>
                  <Text size="sm">{texts(code).means ?? message}</Text>
                  <Text size="xs" c="dimmed">
                    <Exact>{code}</Exact>
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  );
}
