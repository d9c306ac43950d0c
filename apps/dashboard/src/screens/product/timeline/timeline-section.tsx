import { Button, Group, Timeline } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../components/layout/section';
import { WithTimesTogether } from '../../../components/values/times-together';
import { DataView } from '../../../components/views/data-view';
import { EmptyView } from '../../../components/views/empty-view';
import { timelineQuery } from '../product-queries';
import { bulletOf, EntryText, EntryTitle } from './timeline-entry';

/** What happened to a product, the newest first: asked for, sent, answered, confirmed. */
export function TimelineSection(props: { storeId: string; productId: string }): ReactNode {
  const { t } = useTranslation();
  const query = useInfiniteQuery(timelineQuery(props.storeId, props.productId));
  return (
    <Section title={t('product.timeline.title')} text={t('product.timeline.text')}>
      <DataView query={query}>
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items);
          if (entries.length === 0)
            return <EmptyView kind="nothing-yet" title={t('product.timeline.none')} />;
          return (
            <WithTimesTogether>
              <Timeline bulletSize={24} lineWidth={2}>
                {entries.map((entry) => (
                  <Timeline.Item
                    key={`${entry.kind} ${entry.at} ${entry.itemId ?? entry.call?.callId ?? ''} ${entry.change?.field ?? ''}`}
                    bullet={bulletOf(entry)}
                    title={<EntryTitle entry={entry} />}
                  >
                    <EntryText entry={entry} />
                  </Timeline.Item>
                ))}
              </Timeline>
            </WithTimesTogether>
          );
        }}
      </DataView>
      {query.hasNextPage && (
        <Group>
          <Button
            variant="default"
            size="xs"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('product.timeline.more')}
          </Button>
        </Group>
      )}
    </Section>
  );
}
