import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { FileUp, LaptopMinimalCheck } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSize } from '../compose/file-size.ts';
import { type ColumnChoice, guessColumns } from './archive-columns.ts';
import type { BatchSetting } from './batch-desk.ts';
import type { BatchRun } from './batch-run.ts';
import { ChooseColumns } from './choose-columns.tsx';
import classes from './screen.module.css';
import { type Look, useLook } from './use-look.ts';

/** An archive from this computer: chosen, looked at, its columns named, then checked. */
export function ChooseFile(props: { run: BatchRun; setting: Omit<BatchSetting, 'network'> | null }) {
  const { run, setting } = props;
  const { t, i18n } = useTranslation();
  const { look, lookAt } = useLook();
  return (
    <Stack gap="md">
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <LaptopMinimalCheck size={20} color="var(--bedside-pass)" aria-hidden style={{ flex: 'none' }} />
        <Text size="sm" fw={500}>
          {t('screen.file.privacy')}
        </Text>
      </Group>
      <DropFile onFile={lookAt} chosen={look.kind !== 'none'} />
      {look.kind !== 'none' && (
        <Text size="sm" component="output">
          {t('screen.file.chosen', { name: look.file.name, size: fileSize(look.file.size, i18n.language) })}
          {look.kind === 'looking' && ` · ${t('screen.file.looking')}`}
        </Text>
      )}
      <Looked
        key={look.kind === 'looked' ? `${look.file.name}:${look.file.lastModified}` : look.kind}
        look={look}
        ready={setting !== null}
        onStart={(file, columns) => setting !== null && run.startFile(file, columns, { ...setting, network: null })}
      />
    </Stack>
  );
}

function DropFile(props: { onFile: (file: File) => void; chosen: boolean }) {
  const { onFile, chosen } = props;
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file !== undefined) onFile(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // Dropping is one way more; the button does the same for everybody.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDrop={onDrop}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
    >
      <Group gap="sm">
        <Button
          variant={chosen ? 'default' : 'filled'}
          leftSection={<FileUp size={18} aria-hidden />}
          onClick={() => input.current?.click()}
        >
          {t(chosen ? 'screen.file.other' : 'screen.file.choose')}
        </Button>
        <Text size="sm" c="dimmed" visibleFrom="sm">
          {t('screen.file.drop')}
        </Text>
      </Group>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.js"
        aria-label={t('screen.file.choose')}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = '';
        }}
      />
      <Text size="xs" c="dimmed">
        {t('screen.file.formats')} {t('screen.file.whence')}
      </Text>
    </div>
  );
}

function Looked(props: { look: Look; ready: boolean; onStart: (file: File, columns: ColumnChoice) => void }) {
  const { look, ready, onStart } = props;
  const { t } = useTranslation();
  const guess = look.kind === 'looked' ? guessColumns(look.columns, look.records) : null;
  const [columns, setColumns] = useState(guess);
  if (look.kind === 'refused') {
    return (
      <Alert role="alert" color="block">
        {t(`screen.file.refused.${look.code}`)}
      </Alert>
    );
  }
  if (look.kind !== 'looked') return null;
  if (columns === null) {
    return (
      <Alert role="alert" color="warn">
        {t('screen.file.noRecords')}
      </Alert>
    );
  }
  return (
    <Stack gap="md" align="flex-start">
      <ChooseColumns columns={look.columns} records={look.records} choice={columns} onChoice={setColumns} />
      <Button disabled={!ready} onClick={() => onStart(look.file, columns)}>
        {t('screen.past.start')}
      </Button>
    </Stack>
  );
}
