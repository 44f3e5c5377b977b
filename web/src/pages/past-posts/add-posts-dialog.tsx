import {
  listPastImports,
  type PastImportView,
  pastSummary,
  readPastChannel,
} from '@bedside/server/contract/evidence/past-posts';
import { listChannels } from '@bedside/server/contract/registers/channels';
import { Alert, Button, Group, List, Modal, NativeSelect, Progress, Stack, Tabs, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Download, FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { saveFile } from '../../lib/save-file.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { pastTemplateCsv } from './template-csv.ts';
import { type DateOrder, useSendFile } from './use-send-file.ts';

/** Brings in posts: a file, or what is listed on a channel. */
export function AddPostsDialog({ onAdded, onClose }: { onAdded: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      fullScreen={isPhone}
      title={t('pastPosts.adding.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={false}
    >
      <Tabs defaultValue="file">
        <Tabs.List>
          <Tabs.Tab value="file">{t('pastPosts.adding.fromFile')}</Tabs.Tab>
          <Tabs.Tab value="channel">{t('pastPosts.adding.fromChannel')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="file" pt="md">
          <FromFile onAdded={onAdded} />
        </Tabs.Panel>
        <Tabs.Panel value="channel" pt="md">
          <FromChannel onStarted={onClose} />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}

const dateOrders = ['mdy', 'dmy'] as const;
const fields = ['when', 'channel', 'link', 'text', 'pictures'] as const;

function FromFile({ onAdded }: { onAdded: () => void }) {
  const { t, i18n } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [dateOrder, setDateOrder] = useState<DateOrder>(i18n.language.startsWith('es') ? 'dmy' : 'mdy');
  const sending = useSendFile(onAdded);
  const saveTemplate = () => {
    const csv = pastTemplateCsv(fields.map((field) => t(`pastPosts.fields.${field}`)));
    saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), 'posts-from-before-template.csv');
  };
  return (
    <Stack gap="md">
      <Text size="sm">{t('pastPosts.adding.fileLead')}</Text>
      <Text size="sm" c="dimmed">
        {t('pastPosts.adding.fileSafe')}
      </Text>
      <NativeSelect
        label={t('pastPosts.adding.dateOrder')}
        value={dateOrder}
        maw={240}
        data={dateOrders.map((value) => ({ value, label: t(`pastPosts.adding.dateOrders.${value}`) }))}
        onChange={(event) => setDateOrder(event.currentTarget.value === 'dmy' ? 'dmy' : 'mdy')}
      />
      <Group>
        <Button
          leftSection={<FileUp size={18} aria-hidden />}
          loading={sending.isPending}
          onClick={() => input.current?.click()}
        >
          {t('pastPosts.adding.choose')}
        </Button>
        <Button variant="default" leftSection={<Download size={18} aria-hidden />} onClick={saveTemplate}>
          {t('pastPosts.adding.template')}
        </Button>
      </Group>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv"
        aria-label={t('pastPosts.adding.choose')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) sending.mutate({ file, dateOrder });
          // The same file may be chosen again after it was corrected.
          event.currentTarget.value = '';
        }}
      />
      {sending.isPending && (
        <Progress value={sending.share * 100} aria-label={t('pastPosts.adding.sending')} animated />
      )}
      <ProblemNotice error={sending.error} />
      {sending.data !== undefined && <FileRead read={sending.data} />}
    </Stack>
  );
}

const FAULTS_SHOWN = 50;

/** What came of a file, with each row that could not be read. */
function FileRead({ read }: { read: PastImportView }) {
  const { t } = useTranslation();
  const { added, known, refused, faults } = read;
  const shown = faults.slice(0, FAULTS_SHOWN);
  return (
    <Stack gap="sm">
      <Alert color={refused === 0 ? 'pass' : 'warn'} title={t('pastPosts.adding.doneTitle')}>
        <Text component="output" size="sm">
          {t('pastPosts.adding.done', { added, known, refused })}
        </Text>
      </Alert>
      {shown.length > 0 && (
        <List size="sm" aria-label={t('pastPosts.adding.faults')}>
          {shown.map(({ row, column, field, code }) => {
            const what = t(`pastPosts.faults.${code}`);
            return (
              <List.Item key={row}>
                {field === null || column === null
                  ? t('pastPosts.adding.fault', { row, what })
                  : t('pastPosts.adding.faultAt', { row, column, field: t(`pastPosts.fields.${field}`), what })}
              </List.Item>
            );
          })}
        </List>
      )}
      {refused > shown.length && (
        <Text size="sm">{t('pastPosts.adding.faultsMore', { count: refused - shown.length })}</Text>
      )}
    </Stack>
  );
}

function FromChannel({ onStarted }: { onStarted: () => void }) {
  const { t } = useTranslation();
  const channels = useQuery(ask(listChannels));
  const offered = channels.data?.channels ?? [];
  const [chosen, setChosen] = useState('');
  const [from, setFrom] = useState<'network' | 'bedside'>('network');
  const channelId = chosen === '' ? (offered[0]?.id ?? '') : chosen;
  const read = useCall(readPastChannel, {
    invalidates: [pastSummary, listPastImports],
    onSuccess: () => {
      notifyDone(t('pastPosts.adding.started'));
      onStarted();
    },
  });
  return (
    <Stack gap="md">
      <Text size="sm">{t('pastPosts.adding.channelLead')}</Text>
      <ProblemNotice error={channels.error} onRetry={() => void channels.refetch()} />
      <NativeSelect
        label={t('pastPosts.channel')}
        value={channelId}
        data={offered.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('pastPosts.adding.source')}
        value={from}
        data={(['network', 'bedside'] as const).map((value) => ({
          value,
          label: t(`pastPosts.adding.sources.${value}`),
        }))}
        onChange={(event) => setFrom(event.currentTarget.value === 'bedside' ? 'bedside' : 'network')}
      />
      <ProblemNotice error={read.error} />
      <Group justify="flex-end">
        <Button
          loading={read.isPending}
          disabled={channelId === ''}
          onClick={() => read.mutate({ body: { channelId, from } })}
        >
          {t('pastPosts.adding.start')}
        </Button>
      </Group>
    </Stack>
  );
}
