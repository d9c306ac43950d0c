import { Anchor, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import {
  ArrowLeftRight,
  CircleCheck,
  CircleX,
  MessageSquare,
  ScanSearch,
  Undo2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Exact } from '../../../components/values/exact';
import { Moment } from '../../../components/values/moment';
import { useTextOfCode } from '../../../texts/use-text-of-code';
import { ChangeState, CodeWords, useOriginWords } from '../../changes/change-words';
import { FieldValue } from '../field-value';
import type { TimelineEntry } from '../product-queries';
import { CallText } from './call-text';

const BULLETS = {
  asked: MessageSquare,
  call: ArrowLeftRight,
  ended: CircleCheck,
  drift: ScanSearch,
  'shop-change': Undo2,
} as const;

/** The sign of an entry's kind. */
export function bulletOf({ kind, state }: TimelineEntry): ReactNode {
  const Icon = state === 'failed' ? CircleX : BULLETS[kind];
  return <Icon size={14} aria-hidden />;
}

/** What happened, in a few words. */
export function EntryTitle({ entry }: { entry: TimelineEntry }): ReactNode {
  const { t } = useTranslation();
  const { kind, type, state, call, change } = entry;
  return (
    <Group gap="xs">
      <Text size="sm" fw={600} span>
        {t(`product.timeline.kind.${kind}`)}
        {type !== null && `: ${t(`types.${type}`)}`}
        {change !== null && `: ${change.field}`}
      </Text>
      {call !== null && (
        <Text size="xs" span>
          <Exact>{call.action}</Exact>
        </Text>
      )}
      {state !== null && <ChangeState state={state} />}
    </Group>
  );
}

/** When, by whom, and with what it came out. */
export function EntryText({ entry }: { entry: TimelineEntry }): ReactNode {
  const origin = useOriginWords();
  const { at, origins, code, reason, call, runId, kind } = entry;
  const isOfChange = kind === 'drift' || kind === 'shop-change';
  return (
    <div>
      <Text size="xs" c="dimmed" component="div">
        <Moment at={at} />
        {origins.length > 0 && ` · ${[...new Set(origins.map(origin))].join(', ')}`}
        {runId !== null && (
          <RunLink runId={runId} kind={kind === 'drift' ? 'drift' : 'full-sync'} />
        )}
      </Text>
      {origins.map((one) => (
        <Reason key={`${one.via} ${one.reference ?? ''}`} reason={one.reason} />
      ))}
      {call !== null && <CallText call={call} />}
      {isOfChange ? <ChangeText entry={entry} /> : null}
      {!isOfChange && code !== null && <CodeWords code={code} reason={reason} />}
      {!isOfChange && reason !== null && <Text size="sm">{reason}</Text>}
    </div>
  );
}

function Reason({ reason }: { reason: string | undefined }): ReactNode {
  return reason === undefined ? null : <Text size="sm">“{reason}”</Text>;
}

function RunLink({ runId, kind }: { runId: string; kind: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {' · '}
      <Anchor
        size="xs"
        underline="always"
        renderRoot={(props) => (
          <Link
            to="/runs/$kind/$runId"
            params={{ kind, runId }}
            search={({ store }) => ({ store })}
            {...props}
          />
        )}
      >
        {t('product.timeline.run')}
      </Anchor>
    </>
  );
}

/** What a comparison found, or what the ERP was told of: before and after. */
function ChangeText({ entry }: { entry: TimelineEntry }): ReactNode {
  const { t } = useTranslation();
  const textOf = useTextOfCode();
  const { kind, reason, change } = entry;
  const words = `${kind === 'drift' ? 'drift.kind' : 'product.timeline.by'}.${reason ?? ''}`;
  const isOfDrift = kind === 'drift';
  return (
    <div>
      {reason !== null && <Text size="sm">{textOf(words) ?? reason}</Text>}
      {change !== null && (
        <Text size="sm" component="div">
          {t(isOfDrift ? 'product.timeline.wanted' : 'product.timeline.before')}{' '}
          <FieldValue value={change.before} />
          {' → '}
          {t(isOfDrift ? 'product.timeline.shown' : 'product.timeline.after')}{' '}
          <FieldValue value={change.after} />
        </Text>
      )}
    </div>
  );
}
