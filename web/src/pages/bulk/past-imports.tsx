import { listBulkImports } from '@bedside/server/contract/flow/bulk';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import type { Bulk } from './use-bulk.ts';

/** What was imported lately, with a way back. */
export function PastImports({ bulk }: { bulk: Bulk }) {
  const { t, i18n } = useTranslation();
  const past = useQuery(ask(listBulkImports));
  const [undoing, setUndoing] = useState<string | null>(null);
  const imports = past.data?.imports ?? [];
  const undone = useUndoneWords();
  const undo = (id: string) => {
    setUndoing(null);
    bulk.undo(id, (counts) => notifyDone(undone(counts)));
  };
  return (
    <>
      <ProblemNotice error={past.error} onRetry={() => void past.refetch()} />
      {imports.length > 0 && (
        <Stack gap="sm" component="section" aria-labelledby="past-title">
          <Title order={2} size="h3" id="past-title">
            {t('bulk.past')}
          </Title>
          <ul className={classes.list} aria-labelledby="past-title">
            {imports.map((one) => (
              <li key={one.id} className={classes.row}>
                <div className={classes.main}>
                  <Text fw={500}>{t('bulk.pastDrafts', { count: one.created })}</Text>
                  <Text size="xs" c="dimmed">
                    {one.startedByName}
                    {one.committedAt !== null && ` · ${formatInstant(one.committedAt, i18n.language)}`}
                    {one.undoneAt !== null && ` · ${t('bulk.pastUndone')}`}
                  </Text>
                </div>
                {one.mayUndo && (
                  <Button size="xs" variant="default" disabled={bulk.busy} onClick={() => setUndoing(one.id)}>
                    {t('bulk.undo')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Stack>
      )}
      {undoing !== null && (
        <ConfirmDialog
          title={t('bulk.undoTitle')}
          text={t('bulk.undoText')}
          confirm={t('bulk.undo')}
          busy={bulk.busy}
          error={null}
          onConfirm={() => undo(undoing)}
          onClose={() => setUndoing(null)}
        />
      )}
    </>
  );
}

/** What an undo did; of what stayed only where something did. */
export function useUndoneWords(): (counts: { putAway: number; kept: number }) => string {
  const { t } = useTranslation();
  return ({ putAway, kept }) => {
    const put = t('bulk.undone', { count: putAway });
    return kept === 0 ? put : `${put} ${t('bulk.kept', { count: kept })}`;
  };
}
