import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ListView } from '../../components/lists/list-view';
import type { Column } from '../../components/lists/record-list';
import { TextFilter } from '../../components/lists/text-filter';
import { TimeFilter } from '../../components/lists/time-filter';
import { type FilterChanges, useFilters } from '../../components/lists/use-filters';
import { Exact } from '../../components/values/exact';
import { Moment } from '../../components/values/moment';
import { useCodeTexts } from '../../texts/use-code-texts';
import { OpenEntry, OutcomeBadge } from './audit-entry';
import { auditFile, type AuditEntry, type AuditFilters, auditQuery } from './audit-queries';
import { OUTCOMES } from './audit-tabs';
import { distinct, originsOf, outcomeOf, reasonsOf } from './origins';

/** Who did what in a store: every write to its shop, and every action of somebody. */
export function AuditList(props: { storeId: string; filters: AuditFilters }): ReactNode {
  const { t } = useTranslation();
  const { storeId, filters } = props;
  const changes = useFilters({ ...filters });
  const query = useInfiniteQuery(auditQuery(storeId, filters));
  return (
    <Stack gap="sm">
      <Filters filters={filters} changes={changes}>
        <Button
          component="a"
          href={auditFile(storeId, filters)}
          download
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
        >
          {t('audit.file')}
        </Button>
      </Filters>
      <ListView
        label={t('screens.audit')}
        query={query}
        columns={useColumns()}
        rowKey={({ callId }) => callId}
        noRows={{ kind: 'nothing-yet', title: t('audit.none'), text: t('audit.noneText') }}
        clear={changes.clear}
      />
    </Stack>
  );
}

function Filters(props: {
  filters: AuditFilters;
  changes: FilterChanges;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { filters, changes } = props;
  const texts = [
    ['actor', t('audit.who')],
    ['action', t('audit.action')],
    ['productId', t('audit.product')],
  ] as const;
  return (
    <Group gap="sm" align="flex-end">
      {texts.map(([name, label]) => (
        <TextFilter
          key={name}
          label={label}
          value={filters[name]}
          onChange={(value) => changes.set({ [name]: value })}
        />
      ))}
      <NativeSelect
        label={t('audit.outcomeIs')}
        w={{ base: '100%', xs: 160 }}
        value={filters.outcome ?? ''}
        data={[
          { value: '', label: t('audit.anyOutcome') },
          ...OUTCOMES.map((value) => ({ value, label: t(`audit.outcome.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          changes.set({ outcome: value === '' ? undefined : value })
        }
      />
      <TimeFilter
        label={t('audit.since')}
        value={filters.since}
        onChange={(since) => changes.set({ since })}
      />
      <TimeFilter
        label={t('audit.until')}
        value={filters.until}
        onChange={(until) => changes.set({ until })}
      />
      {props.children}
    </Group>
  );
}

function useColumns(): readonly Column<AuditEntry>[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      {
        key: 'when',
        title: t('audit.when'),
        width: '130px',
        cell: ({ startedAt }) => <Moment at={startedAt} />,
      },
      {
        key: 'action',
        title: t('audit.action'),
        width: '190px',
        cell: ({ action }) => <Exact>{action}</Exact>,
      },
      {
        key: 'who',
        title: t('audit.who'),
        width: 'minmax(120px, 1fr)',
        cell: (entry) => short(distinct(originsOf(entry).map(({ actor }) => actor))),
      },
      {
        key: 'why',
        title: t('audit.why'),
        width: 'minmax(140px, 2fr)',
        cell: (entry) => short(reasonsOf(entry)),
      },
      {
        key: 'outcome',
        title: t('audit.outcomeIs'),
        width: 'minmax(140px, 1fr)',
        cell: (entry) => <Ended entry={entry} />,
      },
      {
        key: 'details',
        title: t('audit.details'),
        width: '110px',
        align: 'end',
        cell: (entry) => <OpenEntry entry={entry} />,
      },
    ],
    [t],
  );
}

function Ended({ entry }: { entry: AuditEntry }): ReactNode {
  const codes = useCodeTexts();
  const { errorCode } = entry;
  return (
    <>
      <OutcomeBadge outcome={outcomeOf(entry)} />
      {errorCode !== null && (
        <Text size="xs" c="dimmed">
          {codes(errorCode).means ?? <Exact>{errorCode}</Exact>}
        </Text>
      )}
    </>
  );
}

/** The first of some words, and how many more there are. */
function short([first, ...more]: readonly string[]): string {
  if (first === undefined) return '–';
  return more.length === 0 ? first : `${first} (+${more.length})`;
}
