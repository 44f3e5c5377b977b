import {
  getWordsToShare,
  type LibraryItem,
  listShares,
  type ShareNetworkName,
  share as shareEndpoint,
  type WordsToShare,
} from '@bedside/server/contract/flow/sharing';
import type { OwnAccountView } from '@bedside/server/contract/registers/channels/own';
import { Alert, Button, CopyButton, Group, Image, Modal, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { useReasonWords } from '../../ui/clearance-words.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

type Props = { item: LibraryItem; accounts: readonly OwnAccountView[]; onClose: () => void };
type Place = { readonly network: ShareNetworkName; readonly account: OwnAccountView | null };

/** Accounts first; then each network by hand. */
function placesOf({ item, accounts }: Props): Place[] {
  const own = item.networks.flatMap((network) =>
    accounts
      .filter((account) => account.network === network && account.state === 'connected')
      .map((account) => ({ network, account })),
  );
  return [...own, ...item.networks.map((network) => ({ network, account: null }))];
}

const keyOfPlace = ({ account, network }: Place) => account?.id ?? network;

/** Exactly what leaves, where it goes, and the one button. */
export function ShareDialog(props: Props) {
  const { t } = useTranslation();
  const { item, onClose } = props;
  const places = placesOf(props);
  const [chosen, setChosen] = useState<string | null>(null);
  const place = places.find((one) => keyOfPlace(one) === chosen) ?? places[0];
  if (place === undefined) return null;
  return (
    <Modal opened size="lg" onClose={onClose} title={t('sharing.shareTitle')}>
      <Stack gap="md">
        <NativeSelect
          label={t('sharing.where')}
          value={keyOfPlace(place)}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={places.map((one) => ({ value: keyOfPlace(one), label: labelOf(one, t) }))}
        />
        <Words key={keyOfPlace(place)} item={item} place={place} onClose={onClose} />
      </Stack>
    </Modal>
  );
}

function labelOf({ account, network }: Place, t: TFunction): string {
  const name = t(`common.networks.${network}`);
  return account === null ? t('sharing.byHandOn', { network: name }) : `${account.handle} · ${name}`;
}

function Words({ item, place, onClose }: { item: LibraryItem; place: Place; onClose: () => void }) {
  const { account, network } = place;
  const query = account === null ? { network } : { network, account: account.id };
  const words = useQuery({
    ...ask(getWordsToShare, { params: { id: item.postId }, query }),
    refetchOnWindowFocus: true,
  });
  if (words.data === undefined) {
    return words.error === null ? (
      <ListSkeleton rows={1} height={120} />
    ) : (
      <ProblemNotice error={words.error} onRetry={() => void words.refetch()} />
    );
  }
  return (
    <>
      <Leaves item={item} words={words.data} />
      {words.data.blockers.length > 0 ? (
        <Against words={words.data} />
      ) : account === null ? (
        <ByHand text={words.data.text} />
      ) : (
        <Confirm
          item={item}
          account={account}
          sha256={words.data.sha256}
          onClose={onClose}
          onAgain={() => words.refetch()}
        />
      )}
    </>
  );
}

function Leaves({ item, words }: { item: LibraryItem; words: WordsToShare }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" component="section" aria-label={t('sharing.leaves')}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {t('sharing.leaves')}
        </Text>
        <Text lang={item.language} dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {words.text}
        </Text>
        {item.images.map(({ altText, mediaId }) => (
          <Image key={mediaId} src={mediaAddress(mediaId)} alt={altText} radius="md" mah={240} fit="contain" />
        ))}
        {item.images.length > 0 && <Text size="sm">{t('sharing.pictureWords')}</Text>}
        <Text size="sm" c="dimmed">
          {t('sharing.line')}
        </Text>
      </Stack>
    </Paper>
  );
}

function Against({ words }: { words: WordsToShare }) {
  const { t } = useTranslation();
  const say = useReasonWords();
  return (
    <Alert color="warn" title={t('sharing.cannot')}>
      {[...new Set(words.blockers.map(say))].map((sentence) => (
        <Text key={sentence} size="sm">
          {sentence}
        </Text>
      ))}
    </Alert>
  );
}

function ByHand({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="sm">{t('sharing.byHandText')}</Text>
      <CopyButton value={text} timeout={4_000}>
        {({ copied, copy }) => (
          <Button
            leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
            onClick={copy}
          >
            <span aria-live="polite">{copied ? t('common.copied') : t('sharing.copy')}</span>
          </Button>
        )}
      </CopyButton>
    </>
  );
}

function Confirm(props: {
  item: LibraryItem;
  account: OwnAccountView;
  sha256: string;
  onClose: () => void;
  onAgain: () => unknown;
}) {
  const { t } = useTranslation();
  const { account, item, onAgain, onClose, sha256 } = props;
  const share = useCall(shareEndpoint, {
    invalidates: [listShares],
    onSuccess: () => {
      notifyDone(t('sharing.shared'));
      onClose();
    },
    // What stands against it, or what changed, is shown in its place.
    onError: () => void onAgain(),
  });
  return (
    <>
      <ProblemNotice error={share.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          loading={share.isPending}
          onClick={() => share.mutate({ params: { id: item.postId }, body: { accountId: account.id, sha256 } })}
        >
          {t('sharing.confirm')}
        </Button>
      </Group>
    </>
  );
}
