import {
  getLibraryEntry,
  type LibraryEntryView,
  putLibraryEntry,
  removeLibraryEntry,
  type ShareNetworkName,
} from '@bedside/server/contract/flow/sharing';
import { Button, Checkbox, Group, Modal, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CirclePause, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { useReasonWords } from '../../ui/clearance-words.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';

const networks = [
  'bluesky',
  'mastodon',
  'linkedin',
  'facebook',
  'threads',
  'x',
] as const satisfies readonly ShareNetworkName[];

/** Whether staff may share a post from accounts of their own, and until when. */
export function LibraryCard({ postId, isApproved, news }: { postId: string; isApproved: boolean; news: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'put' | 'remove' | null>(null);
  const query = ask(getLibraryEntry, { params: { id: postId } });
  // Asked again whenever the post or something of it has changed.
  const found = useQuery({ ...query, queryKey: [...query.queryKey, news] });
  const view = found.data;
  if (view === undefined || (view.entry === null && !(view.mayManage && isApproved))) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="library-card-title">
      <Stack gap="xs">
        <Title order={2} size="h4" id="library-card-title">
          {t('sharing.entry.title')}
        </Title>
        <EntryWords view={view} />
        {view.mayManage && (
          <Group gap="xs">
            {isApproved && (
              <Button size="xs" variant="default" onClick={() => setOpen('put')}>
                {t(view.entry === null ? 'sharing.entry.put' : 'sharing.entry.change')}
              </Button>
            )}
            {view.entry !== null && (
              <Button size="xs" variant="subtle" onClick={() => setOpen('remove')}>
                {t('sharing.entry.remove')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
      {open === 'put' && <PutDialog postId={postId} view={view} onClose={() => setOpen(null)} />}
      {open === 'remove' && <RemoveDialog postId={postId} onClose={() => setOpen(null)} />}
    </Paper>
  );
}

function EntryWords({ view }: { view: LibraryEntryView }) {
  const { t, i18n } = useTranslation();
  const { organization } = useSession();
  const say = useReasonWords();
  const { blockers, entry, isOpen } = view;
  if (entry === null) {
    return (
      <Text size="sm" c="dimmed">
        {t('sharing.entry.not')}
      </Text>
    );
  }
  const day = formatInstant(entry.endsAt, i18n.language, organization.timeZone);
  return (
    <>
      <div>
        <StateBadge tone={isOpen ? 'pass' : 'warn'} icon={isOpen ? Share2 : CirclePause}>
          {t(isOpen ? 'sharing.entry.open' : 'sharing.entry.closed')}
        </StateBadge>
      </div>
      <Text size="sm">{t('sharing.entry.in', { number: entry.versionNumber, day })}</Text>
      <Text size="sm" c="dimmed">
        {entry.networks.map((network) => t(`common.networks.${network}`)).join(', ')}
      </Text>
      {!entry.isNewest && <Text size="sm">{t('sharing.entry.older')}</Text>}
      {[...new Set(blockers.map(say))].map((sentence) => (
        <Text key={sentence} size="sm">
          {sentence}
        </Text>
      ))}
    </>
  );
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function PutDialog({ postId, view, onClose }: { postId: string; view: LibraryEntryView; onClose: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly ShareNetworkName[]>(view.entry?.networks ?? ['bluesky', 'mastodon']);
  const [until, setUntil] = useState(() => view.entry?.endsAt.slice(0, 10) ?? inDays(90));
  const put = useCall(putLibraryEntry, {
    invalidates: [getLibraryEntry],
    onSuccess: () => {
      notifyDone(t('sharing.entry.done'));
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('sharing.entry.dialog')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          put.mutate({ params: { id: postId }, body: { networks: [...chosen], until } });
        }}
      >
        <Stack gap="md">
          <Text size="sm">{t('sharing.entry.dialogText')}</Text>
          <Checkbox.Group
            label={t('sharing.entry.networks')}
            value={[...chosen]}
            onChange={(values) => setChosen(networks.filter((one) => values.includes(one)))}
          >
            <Stack gap="xs" mt="xs">
              {networks.map((network) => (
                <Checkbox key={network} value={network} label={t(`common.networks.${network}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <TextInput
            type="date"
            label={t('sharing.entry.until')}
            required
            value={until}
            onChange={({ currentTarget }) => setUntil(currentTarget.value)}
          />
          <ProblemNotice error={put.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={put.isPending} disabled={chosen.length === 0 || until === ''}>
              {t('sharing.entry.put')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function RemoveDialog({ postId, onClose }: { postId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useCall(removeLibraryEntry, {
    invalidates: [getLibraryEntry],
    onSuccess: () => {
      notifyDone(t('sharing.entry.removed'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('sharing.entry.removeTitle')}
      text={t('sharing.entry.removeText')}
      confirm={t('sharing.entry.remove')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id: postId } })}
      onClose={onClose}
    />
  );
}
