import { Text, Timeline } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/generated/schema';
import { Exact } from '../../components/values/exact';
import { Moment } from '../../components/values/moment';
import { Told } from './told';

type OrderEvent = components['schemas']['OrderEventResponse'];

/** All that was told of an order, the newest first. */
export function OrderEvents({ events }: { events: readonly OrderEvent[] }): ReactNode {
  const { t } = useTranslation();
  const newestFirst = [...events].reverse();
  return (
    <Timeline bulletSize={14} lineWidth={2}>
      {newestFirst.map((event) => (
        <Timeline.Item key={event.eventId} title={t(`orders.event.${event.type}`)}>
          <Text size="sm" c="dimmed" component="div">
            <Moment at={event.pulledAt} /> · <Told at={event.publishedAt} />
          </Text>
          <Text size="xs" c="dimmed">
            <Exact>{event.eventId}</Exact>
          </Text>
          <Changes changes={event.changes} />
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function Changes({ changes }: Pick<OrderEvent, 'changes'>): ReactNode {
  if (changes === null || changes.length === 0) return null;
  return (
    <ul style={{ margin: '4px 0 0', paddingInlineStart: 18 }}>
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <Text size="sm" span>
            <Exact>{field}</Exact>: {told(before)} → {told(after)}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function told(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
