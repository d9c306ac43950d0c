import { Code, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Unfold } from '../../../components/layout/unfold';
import { Exact } from '../../../components/values/exact';
import { useFormat } from '../../../texts/use-format';
import type { TimelineEntry } from '../product-queries';

type Call = NonNullable<TimelineEntry['call']>;
type Part = Call['parts'][number];

/** What was planned and sent to the shop, and what it answered; the whole of both where opened. */
export function CallText({ call }: { call: Call }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { method, path, durationMs, parts } = call;
  const way = [method, path].filter((part) => part !== null).join(' ');
  return (
    <div>
      <Text size="xs" c="dimmed">
        {way !== '' && (
          <>
            <Exact>{way}</Exact> ·{' '}
          </>
        )}
        {durationMs === null ? t('product.timeline.noEnd') : format.span(durationMs / 1000)}
      </Text>
      {parts.map((part, place) => (
        <InShort key={place} part={part} />
      ))}
      <Unfold label={t('product.timeline.data')}>
        {() => (
          <Stack gap="xs" mt={4}>
            {parts.map((part, place) => (
              <Stack key={place} gap={4}>
                <Json label={t('product.timeline.request')} value={part.request} />
                <Json label={t('product.timeline.answer')} value={part.answer} />
              </Stack>
            ))}
          </Stack>
        )}
      </Unfold>
    </div>
  );
}

/** The plan and the answer in a few words, where they are of a product. */
function InShort({ part }: { part: Part }): ReactNode {
  const { t } = useTranslation();
  const plan = wordOf(part.request, 'kind');
  const answer = wordOf(part.answer, 'kind');
  const fields = Object.keys(objectOf(objectOf(part.request)['fields']));
  if (plan === null && answer === null) return null;
  return (
    <Text size="sm">
      {plan !== null && t('product.timeline.planned', { plan, fields: fields.join(', ') || '–' })}
      {plan !== null && answer !== null && ' · '}
      {answer !== null && t('product.timeline.answered', { answer })}
    </Text>
  );
}

function Json({ label, value }: { label: string; value: unknown }): ReactNode {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Code
        block
        mah={320}
        style={{ overflow: 'auto' }}
        tabIndex={0}
        role="region"
        aria-label={label}
      >
        {JSON.stringify(value, null, 2)}
      </Code>
    </div>
  );
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function wordOf(value: unknown, name: string): string | null {
  const word = objectOf(value)[name];
  return typeof word === 'string' ? word : null;
}
