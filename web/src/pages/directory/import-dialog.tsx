import type { ImportPreview } from '@bedside/server/contract/registers/directory';
import { Alert, Button, Group, List, Modal, Progress, Stack, Stepper, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportPreviewTabs } from './import-preview-tabs.tsx';
import { type Import, useImport } from './use-import.ts';

const places = { choose: 0, sending: 0, columns: 1, preview: 2, applying: 2, done: 3 } as const;

/** Brings a file of staff into the directory: file, columns, preview, result. */
export function ImportDialog(props: { onClose: () => void }) {
  const { t } = useTranslation();
  const importing = useImport();
  const { step } = importing;
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false;
  const names = ['file', 'columns', 'preview', 'result'] as const;
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="xl"
      fullScreen={isPhone}
      title={t('directory.importing.title')}
      closeOnClickOutside={step.name === 'choose' || step.name === 'done'}
    >
      <Stack gap="md">
        <Stepper
          active={places[step.name]}
          size="xs"
          allowNextStepsSelect={false}
          aria-label={t('directory.importing.steps')}
        >
          {names.map((name) => (
            <Stepper.Step key={name} label={isPhone ? undefined : t(`directory.importing.step.${name}`)} />
          ))}
        </Stepper>
        {(step.name === 'choose' || step.name === 'sending') && <Choose importing={importing} />}
        {step.name === 'columns' && <ImportColumns key={step.seen.separator} importing={importing} step={step} />}
        {(step.name === 'preview' || step.name === 'applying') && <Preview importing={importing} step={step} />}
        <ProblemNotice error={importing.error} />
        {step.name === 'done' && <Done counts={step.counts} importing={importing} onClose={props.onClose} />}
      </Stack>
    </Modal>
  );
}

function Choose({ importing }: { importing: Import }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { step, busy } = importing;
  return (
    <Stack gap="md">
      <Text>{t('directory.importing.lead')}</Text>
      <List size="sm" c="dimmed">
        <List.Item>{t('directory.importing.format')}</List.Item>
        <List.Item>{t('directory.importing.columnsHint')}</List.Item>
        <List.Item>{t('directory.importing.safe')}</List.Item>
      </List>
      <Group>
        <Button leftSection={<FileUp size={18} aria-hidden />} loading={busy} onClick={() => input.current?.click()}>
          {t('directory.importing.choose')}
        </Button>
      </Group>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv"
        aria-label={t('directory.importing.choose')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) importing.send(file);
          // The same file may be chosen again after it was corrected.
          event.currentTarget.value = '';
        }}
      />
      {step.name === 'sending' && (
        <Progress value={step.share * 100} aria-label={t('directory.importing.sending')} animated />
      )}
    </Stack>
  );
}

function Preview(props: { importing: Import; step: { importId: string; seen: ImportPreview } }) {
  const { t, i18n } = useTranslation();
  const { importing } = props;
  const { importId, seen } = props.step;
  const isApplying = importing.step.name === 'applying';
  const { added, changed, left } = seen.counts;
  const number = new Intl.NumberFormat(i18n.language);
  const total = added + changed + left;
  return (
    <Stack gap="md">
      <Alert color="info">{t('directory.importing.nothingStored')}</Alert>
      <ImportPreviewTabs importing={importing} step={props.step} />
      {isApplying && <Progress value={100} animated aria-label={t('directory.importing.applying')} />}
      <Group justify="space-between">
        <Button
          variant="default"
          disabled={importing.busy}
          onClick={() => importing.look(importId, importing.choices, 'columns')}
        >
          {t('common.back')}
        </Button>
        <Button loading={importing.busy} disabled={total === 0} onClick={() => importing.apply(importId, seen)}>
          {t('directory.importing.apply', { count: total, number: number.format(total) })}
        </Button>
      </Group>
    </Stack>
  );
}

function Done(props: { counts: ImportPreview['counts']; importing: Import; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const { added, changed, left, refused } = props.counts;
  const told = { added: number.format(added), changed: number.format(changed), left: number.format(left) };
  return (
    <Stack gap="md">
      <Alert color="pass" title={t('directory.importing.doneTitle')}>
        <Text component="output">{t('directory.importing.doneText', told)}</Text>
      </Alert>
      {refused > 0 && (
        <Alert color="warn">
          {t('directory.importing.doneRefused', { count: refused, number: number.format(refused) })}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={props.importing.again}>
          {t('directory.importing.another')}
        </Button>
        <Button onClick={props.onClose}>{t('common.close')}</Button>
      </Group>
    </Stack>
  );
}
