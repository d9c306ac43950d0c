import { Stack, Text, ThemeIcon } from '@mantine/core';
import { CircleCheck, Inbox, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';

/** Why there is nothing: none came yet, none matches, or none is wrong. */
export type Emptiness = 'nothing-yet' | 'nothing-matches' | 'nothing-wrong';

const LOOKS = {
  'nothing-yet': { color: 'gray', Icon: Inbox },
  'nothing-matches': { color: 'gray', Icon: SearchX },
  'nothing-wrong': { color: 'teal', Icon: CircleCheck },
} as const;

/** Says why there is nothing to see, and what would bring something. */
export function EmptyView(props: {
  kind: Emptiness;
  title: string;
  text?: string;
  children?: ReactNode;
}): ReactNode {
  const { color, Icon } = LOOKS[props.kind];
  return (
    <Stack align="center" gap="xs" py={48} px="md" role="status">
      <ThemeIcon color={color} variant="light" size={48} radius="xl">
        <Icon aria-hidden />
      </ThemeIcon>
      <Text fw={600} ta="center">
        {props.title}
      </Text>
      {props.text !== undefined && (
        <Text size="sm" c="dimmed" ta="center" maw={460}>
          {props.text}
        </Text>
      )}
      {props.children}
    </Stack>
  );
}
