import { Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of a screen, with a heading of its own. */
export function Section(props: {
  title: string;
  text?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}): ReactNode {
  return (
    <Card withBorder component="section" aria-label={props.title} padding="md">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="xs">
          <Title order={2} size="h5">
            {props.title}
          </Title>
          {props.aside}
        </Group>
        {props.text !== undefined && (
          <Text size="sm" c="dimmed" component="div">
            {props.text}
          </Text>
        )}
        {props.children}
      </Stack>
    </Card>
  );
}
