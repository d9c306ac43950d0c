import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RunKind } from './run-queries';

/** A way to one run. */
export function RunLink(props: { kind: RunKind; id: string; children: ReactNode }): ReactNode {
  return (
    <Anchor
      size="sm"
      fw={600}
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
