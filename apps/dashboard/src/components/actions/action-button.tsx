import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fault } from '../views/fault-view';

/** A reason is a few words at least, so that it says something to who reads the audit. */
const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

/** Something that changes something: what it is called, what it will do, and how it is done. */
export interface Action<Result> {
  readonly label: string;
  /** What will happen, before it does: with numbers where there are some. */
  readonly preview: ReactNode;
  readonly run: (reason: string) => Promise<Result>;
  /** What did happen, in words, from what the service answered. */
  readonly told: (result: Result) => ReactNode;
  readonly isDangerous?: boolean;
  readonly isDisabled?: boolean;
  /** It cannot be done any more, as after it was; what came of it stays. */
  readonly isHidden?: boolean;
  readonly icon?: ReactNode;
  readonly size?: 'xs' | 'sm';
}

/**
 * Asks for a reason and shows what will happen before it does it. What came of it stays on the page
 * below the button, until it is closed.
 */
export function ActionButton<Result>({ action }: { action: Action<Result> }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure();
  const queries = useQueryClient();
  const work = useMutation({
    mutationFn: action.run,
    onSuccess: close,
    // Whatever came of it, what is shown may be no more so.
    onSettled: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
  return (
    <Stack gap="xs">
      {action.isHidden !== true && (
        <Group>
          <Button
            size={action.size ?? 'sm'}
            color={action.isDangerous === true ? 'red' : 'indigo'}
            variant={action.isDangerous === true ? 'light' : 'default'}
            leftSection={action.icon}
            disabled={action.isDisabled === true}
            onClick={() => {
              work.reset();
              open();
            }}
          >
            {action.label}
          </Button>
        </Group>
      )}
      {work.isSuccess && (
        <Alert
          color="teal"
          role="status"
          withCloseButton
          closeButtonLabel={t('action.close')}
          onClose={work.reset}
        >
          {action.told(work.data)}
        </Alert>
      )}
      <Modal
        opened={isOpen}
        onClose={close}
        title={action.label}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <ReasonForm
          action={action}
          isBusy={work.isPending}
          fault={work.error}
          onReason={work.mutate}
          onCancel={close}
        />
      </Modal>
    </Stack>
  );
}

function ReasonForm<Result>(props: {
  action: Action<Result>;
  isBusy: boolean;
  fault: Error | null;
  onReason: (reason: string) => void;
  onCancel: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const isEnough = reason.trim().length >= SHORTEST_REASON;
  return (
    <form
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        if (isEnough) props.onReason(reason.trim());
      }}
    >
      <Stack>
        {props.action.preview}
        <Textarea
          label={t('action.reason')}
          description={t('action.reasonFor')}
          data-autofocus
          required
          autosize
          minRows={2}
          maxLength={LONGEST_REASON}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
        {props.fault !== null && <Fault error={props.fault} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onCancel}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            color={props.action.isDangerous === true ? 'red' : 'indigo'}
            loading={props.isBusy}
            disabled={!isEnough}
          >
            {props.action.label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
