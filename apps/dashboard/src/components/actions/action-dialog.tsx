import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fault } from '../views/fault-view';
import type { Action, ActionWork } from './action';

/** A reason is a few words at least, so that it says something to who reads the audit. */
const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

/** Asks for a reason, shows what will happen, and tells where it cannot be done. */
export function ActionDialog<Result>(props: {
  action: Action<Result>;
  work: ActionWork<Result>;
  isOpen: boolean;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={props.action.label}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <ReasonForm {...props} />
    </Modal>
  );
}

function ReasonForm<Result>(props: {
  action: Action<Result>;
  work: ActionWork<Result>;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { action, work } = props;
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const isAsked = action.isWithoutReason !== true;
  const isEnough =
    (!isAsked || reason.trim().length >= SHORTEST_REASON) &&
    action.isReady !== false &&
    (action.typed === undefined || folded(typed) === folded(action.typed));
  return (
    <form
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        if (isEnough) work.mutate(reason.trim());
      }}
    >
      <Stack>
        {action.preview}
        {isAsked && (
          <Textarea
            label={t('action.reason')}
            description={t('action.reasonFor')}
            data-autofocus
            required
            autosize
            minRows={2}
            maxLength={LONGEST_REASON}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {action.typed !== undefined && (
          <TextInput
            label={t('action.typeIt', { text: action.typed })}
            required
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {work.error !== null && <Fault error={work.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            color={action.isDangerous === true ? 'red' : 'indigo'}
            loading={work.isPending}
            disabled={!isEnough}
          >
            {action.label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function folded(text: string): string {
  return text.trim().toLowerCase();
}
