import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** One way to sign in: what it is, how it stands, and the next step. */
export function Section(props: { id: string; title: string; lead?: string; action?: ReactNode; children: ReactNode }) {
  const titleId = `${props.id}-title`;
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={titleId}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="xs">
          <Box flex="1 1 240px">
            <Title order={2} id={titleId}>
              {props.title}
            </Title>
            {props.lead !== undefined && <Text c="dimmed">{props.lead}</Text>}
          </Box>
          {props.action}
        </Group>
        {props.children}
      </Stack>
    </Paper>
  );
}
