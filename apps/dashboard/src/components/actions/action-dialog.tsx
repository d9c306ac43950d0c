import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fault } from '../views/fault-view';
import type { Action, ActionWork } from './action';
import { isReason, ReasonField } from './reason-field';

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
  const isEnough =
    isReason(reason) &&
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
        <ReasonField value={reason} onChange={setReason} isFirst />
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
