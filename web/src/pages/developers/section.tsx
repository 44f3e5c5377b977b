import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** One half of the page: heading, a sentence, its first step, its list. */
export function Section(props: { id: string; title: string; lead: string; action?: ReactNode; children: ReactNode }) {
  return (
    <Stack gap="md" component="section" aria-labelledby={props.id}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} flex="1 1 260px">
          <Title order={2} id={props.id}>
            {props.title}
          </Title>
          <Text c="dimmed">{props.lead}</Text>
        </Stack>
        {props.action}
      </Group>
      {props.children}
    </Stack>
  );
}
