import { Badge, type MantineColor } from '@mantine/core';
import type { ReactNode } from 'react';

/** How something stands: good, under way, to be looked at, wrong, or none of it. */
export type Standing = 'good' | 'working' | 'warning' | 'wrong' | 'neutral';

/** The colour of each. */
export const STANDING_COLORS: Readonly<Record<Standing, MantineColor>> = {
  good: 'teal',
  working: 'indigo',
  warning: 'yellow',
  wrong: 'red',
  neutral: 'gray',
};

/** A word for how something stands; its colour says nothing that the word does not. */
export function StateBadge(props: { standing: Standing; children: ReactNode }): ReactNode {
  return (
    <Badge
      color={STANDING_COLORS[props.standing]}
      variant="light"
      tt="none"
      fw={600}
      style={{ flexShrink: 0 }}
    >
      {props.children}
    </Badge>
  );
}
