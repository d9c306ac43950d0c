import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RunKind } from './run-queries';

/**
 * A way to one run; within a result it has the colour of its text, which is legible on any ground.
 */
export function RunLink(props: {
  kind: RunKind;
  id: string;
  isInText?: boolean;
  children: ReactNode;
}): ReactNode {
  return (
    <Anchor
      size="sm"
      fw={600}
      {...(props.isInText === true ? { c: 'inherit', underline: 'always' as const } : {})}
      renderRoot={(rest) => (
        <Link
          to="/runs/$kind/$runId"
          params={{ kind: props.kind, runId: props.id }}
          search={({ store }) => ({ store })}
          {...rest}
        />
      )}
    >
      {props.children}
    </Anchor>
  );
}
