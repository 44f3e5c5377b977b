import { manifests } from '@bedside/connectors/networks';
import { getNotice, type NoticeView } from '@bedside/server/contract/flow/relays';
import {
  type AnnouncementKind,
  announcementKind,
  beginAnnouncement,
  listAnnouncements,
} from '@bedside/server/contract/flow/urgent';
import { type ChannelView, listChannels } from '@bedside/server/contract/registers/channels';
import { Alert, Button, Checkbox, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Siren } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useCall } from '../../lib/query.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { bodyOf, isReady, type UrgentWords, WordsFields, wordsToStart } from './words-fields.tsx';

/** Writes the first post of an announcement: every channel is chosen, and a second person is asked. */
export function BeginDialog({ noticeId, onClose }: { noticeId: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const channels = useQuery(ask(listChannels));
  const notice = useQuery({ ...ask(getNotice, { params: { id: noticeId ?? '' } }), enabled: noticeId !== null });
  const isReadyToBegin = channels.data !== undefined && (noticeId === null || notice.data !== undefined);
  return (
    <Modal opened size="lg" onClose={onClose} title={t('urgent.beginTitle')}>
      {isReadyToBegin ? (
        <BeginForm channels={channels.data.channels} notice={notice.data ?? null} onClose={onClose} />
      ) : (
        <>
          <ProblemNotice error={channels.error ?? notice.error} onRetry={() => channels.refetch()} />
          {channels.error === null && notice.error === null && <ListSkeleton rows={3} height={60} />}
        </>
      )}
    </Modal>
  );
}

/** Networks that take words alone. */
const takesWords = ({ network }: ChannelView) => manifests[network].media.needs === undefined;
/** The practice network shows nobody anything. */
const isForAll = ({ network }: ChannelView) => network !== 'practice';

/** Of a notice: its headline, whose it is, and where it stands. */
function wordsOf({ title, sourceName, link }: NoticeView, language: 'en' | 'es'): UrgentWords {
  return { text: `${title}\n\n${language === 'es' ? 'Fuente' : 'Source'}: ${sourceName}`, link, language };
}

function BeginForm(props: { channels: readonly ChannelView[]; notice: NoticeView | null; onClose: () => void }) {
  const { notice } = props;
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const own = i18n.language.startsWith('es') ? 'es' : 'en';
  const [kind, setKind] = useState<AnnouncementKind>(notice === null ? 'closure' : 'outbreak');
  const [name, setName] = useState(notice?.title.slice(0, 120) ?? '');
  const [words, setWords] = useState<UrgentWords>(() =>
    notice === null ? wordsToStart('closure', 'first', own) : wordsOf(notice, own),
  );
  const connected = props.channels.filter((channel) => channel.state === 'connected' && takesWords(channel));
  const [chosen, setChosen] = useState<readonly string[]>(() => connected.filter(isForAll).map(({ id }) => id));
  const begin = useCall(beginAnnouncement, {
    invalidates: [listAnnouncements],
    onSuccess: ({ id }) => navigate({ to: '/urgent/$announcementId', params: { announcementId: id } }),
  });
  const isUntouched = words.text === wordsToStart(kind, 'first', words.language).text;
  const startWith = (next: AnnouncementKind, language: 'en' | 'es') =>
    setWords(isUntouched ? { ...wordsToStart(next, 'first', language), link: words.link } : { ...words, language });
  const canAsk = name.trim() !== '' && chosen.length > 0 && isReady(words);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (canAsk) begin.mutate({ body: { kind, name: name.trim(), channelIds: [...chosen], ...bodyOf(words) } });
      }}
    >
      <Stack gap="md">
        <Alert icon={<Siren size={20} aria-hidden />} color="warn">
          {t('urgent.twoPeople')}
        </Alert>
        <NativeSelect
          label={t('urgent.kind')}
          value={kind}
          // The options are exactly the ones of the contract.
          onChange={({ currentTarget }) => {
            const next = currentTarget.value as AnnouncementKind;
            startWith(next, words.language);
            setKind(next);
          }}
          data={announcementKind.options.map((value) => ({ value, label: t(`urgent.kinds.${value}`) }))}
        />
        <TextInput
          label={t('urgent.name')}
          description={t('urgent.nameHint')}
          required
          maxLength={120}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <WordsFields words={words} onChange={setWords} onLanguage={(language) => startWith(kind, language)} />
        <Checkbox.Group
          label={t('compose.channels')}
          value={[...chosen]}
          onChange={setChosen}
          error={chosen.length === 0 ? t('urgent.noChannel') : undefined}
        >
          <Stack gap="xs" mt="xs">
            {connected.map(({ id, name: label, network }) => (
              <Checkbox key={id} value={id} label={label} description={t(`common.networks.${network}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <ProblemNotice error={begin.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!canAsk} loading={begin.isPending}>
            {t('urgent.ask')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
