import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A reason is a few words at least, so that it says something to who reads the audit. */
const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

/** Whether that says why. */
export function isReason(text: string): boolean {
  return text.trim().length >= SHORTEST_REASON;
}

/** Asks why somebody does something; it stands in the audit. */
export function ReasonField(props: {
  value: string;
  onChange: (reason: string) => void;
  /** Whether it is the first thing that somebody types. */
  isFirst?: boolean;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t('action.reason')}
      description={t('action.reasonFor')}
      data-autofocus={props.isFirst === true ? true : undefined}
      required
      autosize
      minRows={2}
      minLength={SHORTEST_REASON}
      maxLength={LONGEST_REASON}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
