import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** A short word that something is done; goes by itself. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'teal', autoClose: 4_000 });
}

/** Something is done and can be undone for ten seconds. */
export function notifyUndo(init: { message: string; undoLabel: string; onUndo: () => void; forMs?: number }): void {
  const id = crypto.randomUUID();
  const undo = () => {
    notifications.hide(id);
    init.onUndo();
  };
  notifications.show({
    id,
    color: 'teal',
    autoClose: init.forMs ?? 10_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{init.message}</Text>
        <Button size="xs" variant="light" onClick={undo}>
          {init.undoLabel}
        </Button>
      </Group>
    ),
  });
}

/** Something did not work where no form or dialog could say it. */
export function notifyProblem(problem: { text: string; remedy: string | null }): void {
  notifications.show({ color: 'block', title: problem.text, message: problem.remedy ?? '', autoClose: 10_000 });
}
