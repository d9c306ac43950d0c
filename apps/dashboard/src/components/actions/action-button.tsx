import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { type Action, useActionWork } from './action';
import { ActionDialog } from './action-dialog';
import { ActionOutcome } from './action-outcome';

export type { Action } from './action';

/**
 * Asks for a reason and shows what will happen before it does it. What came of it stays on the page
 * below the button, until it is closed.
 */
export function ActionButton<Result>({ action }: { action: Action<Result> }): ReactNode {
  const [isOpen, { open, close }] = useDisclosure();
  const work = useActionWork(action.run, close);
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
              action.onOpen?.();
              open();
            }}
          >
            {action.label}
          </Button>
        </Group>
      )}
      <ActionOutcome action={action} work={work} />
      <ActionDialog action={action} work={work} isOpen={isOpen} onClose={close} />
    </Stack>
  );
}
