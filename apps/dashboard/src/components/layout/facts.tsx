import { SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** What is known of something: a name and a value each. A value of null is left out. */
export function Facts(props: {
  facts: readonly (readonly [name: string, value: ReactNode])[];
  columns?: number;
}): ReactNode {
  const known = props.facts.filter(([, value]) => value !== null && value !== undefined);
  return (
    <SimpleGrid component="dl" cols={{ base: 2, md: props.columns ?? 3 }} spacing="sm" m={0}>
      {known.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">
            {name}
          </Text>
          <Text component="dd" size="sm" m={0}>
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
