import { listChannels } from '@bedside/server/contract/registers/channels';
import { Alert, Button, Group, List, Paper, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, CalendarDays, CircleAlert, CircleCheck, Download, FileUp, Undo2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { ask } from '../../lib/query.ts';
import { saveFile } from '../../lib/save-file.ts';
import { useSession } from '../../lib/session.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { intoView, takeFocus } from './bulk-focus.ts';
import { BulkPreviewPanel } from './bulk-preview.tsx';
import { PastImports, useUndoneWords } from './past-imports.tsx';
import { templateCsv } from './template-csv.ts';
import { type Bulk, type BulkStep, useBulk } from './use-bulk.ts';

/** Plan from a file: choose it, see every row, mend, then make the drafts; undo as a whole. */
export function BulkPage() {
  const { t } = useTranslation();
  const bulk = useBulk();
  const { step } = bulk;
  return (
    <Page
      title={t('bulk.title')}
      lead={t('bulk.lead')}
      actions={
        <LinkButton to="/posts" variant="default" leftSection={<ArrowLeft size={16} aria-hidden />}>
          {t('bulk.toPosts')}
        </LinkButton>
      }
    >
      {(step.name === 'choose' || step.name === 'sending') && <ChooseFile bulk={bulk} />}
      {step.name === 'preview' && <BulkPreviewPanel bulk={bulk} importId={step.importId} seen={step.seen} />}
      {step.name === 'making' && <Making bulk={bulk} step={step} />}
      {bulk.error !== null && (
        <div ref={intoView}>
          <ProblemNotice error={bulk.error} />
        </div>
      )}
      {step.name === 'done' && <Done bulk={bulk} step={step} />}
      {step.name === 'choose' && <PastImports bulk={bulk} />}
    </Page>
  );
}

function ChooseFile({ bulk }: { bulk: Bulk }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const channels = useQuery(ask(listChannels)).data?.channels ?? [];
  const { step, busy } = bulk;
  const saveTemplate = () => {
    const csv = templateCsv({
      text: t('bulk.templateText'),
      channel: channels[0]?.name ?? '',
      nowMs: Date.now(),
      timeZone: organization.timeZone,
    });
    saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), t('bulk.templateName'));
  };
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <List size="sm">
          <List.Item>{t('bulk.format')}</List.Item>
          <List.Item>{t('bulk.columnsHint')}</List.Item>
          <List.Item>{t('bulk.safe')}</List.Item>
        </List>
        <Group>
          <Button
            ref={step.name === 'choose' && step.isAgain === true ? takeFocus : undefined}
            leftSection={<FileUp size={18} aria-hidden />}
            loading={busy}
            onClick={() => input.current?.click()}
          >
            {t('bulk.choose')}
          </Button>
          <Button variant="default" leftSection={<Download size={18} aria-hidden />} onClick={saveTemplate}>
            {t('bulk.template')}
          </Button>
        </Group>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv"
          aria-label={t('bulk.choose')}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file !== undefined) bulk.send(file);
            // The same file may be chosen again after it was corrected.
            event.currentTarget.value = '';
          }}
        />
        {step.name === 'sending' && <Progress value={step.share * 100} aria-label={t('bulk.sending')} animated />}
      </Stack>
    </Paper>
  );
}

function Making({ bulk, step }: { bulk: Bulk; step: Extract<BulkStep, { name: 'making' }> }) {
  const { t } = useTranslation();
  const { made, seen } = step;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm" align="flex-start">
        <Text component="output">{t('bulk.making', { made, count: seen.counts.ready })}</Text>
        <Progress
          w="100%"
          value={made === 0 ? 100 : (made / Math.max(1, seen.counts.ready)) * 100}
          animated
          aria-label={t('bulk.makingLabel')}
        />
        <Text size="sm" c="dimmed">
          {t('bulk.stopHint')}
        </Text>
        <Button ref={takeFocus} variant="default" size="xs" onClick={bulk.stop}>
          {t('bulk.stop')}
        </Button>
      </Stack>
    </Paper>
  );
}

function Done({ bulk, step }: { bulk: Bulk; step: Extract<BulkStep, { name: 'done' }> }) {
  const { t } = useTranslation();
  const { done, importId } = step;
  const undone = useUndoneWords();
  const undo = () => bulk.undo(importId, (counts) => notifyDone(undone(counts)));
  return (
    <Stack gap="md">
      <Alert color="pass" icon={<CircleCheck size={20} aria-hidden />}>
        <Text fw={500} component="output">
          {t('bulk.made', { count: done.created })}
        </Text>
        {done.sentForReview > 0 && <Text size="sm">{t('bulk.sent', { count: done.sentForReview })}</Text>}
        {done.remaining > 0 && <Text size="sm">{t('bulk.stoppedWith', { count: done.remaining })}</Text>}
      </Alert>
      {done.leftOut.length > 0 && (
        <Alert
          color="warn"
          icon={<CircleAlert size={20} aria-hidden />}
          title={t('bulk.leftOut', { count: done.leftOut.length })}
        >
          {t('bulk.leftOutRows', { rows: done.leftOut.map(({ row }) => row).join(', ') })}
        </Alert>
      )}
      <Group>
        <LinkButton ref={takeFocus} to="/calendar" leftSection={<CalendarDays size={16} aria-hidden />}>
          {t('bulk.seeCalendar')}
        </LinkButton>
        <LinkButton variant="default" to="/posts">
          {t('bulk.seePosts')}
        </LinkButton>
        <Button
          variant="default"
          leftSection={<Undo2 size={16} aria-hidden />}
          loading={bulk.busy}
          disabled={done.created === 0}
          onClick={undo}
        >
          {t('bulk.undo')}
        </Button>
        <Button variant="default" onClick={bulk.again}>
          {t('bulk.another')}
        </Button>
      </Group>
    </Stack>
  );
}
