import { getClearance } from '@bedside/server/contract/flow/publish';
import { listQuarantine, type QuarantineView, releaseMedia } from '@bedside/server/contract/registers/media';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import { authorizationAskers } from '../../lib/authorization-roles.ts';
import { formatInstant } from '../../lib/format.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ask, useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

/** Pictures that were taken without consent; nothing where there are none, and for those who do not decide about them. */
export function Quarantine() {
  const { person } = useSession();
  return hasRole(person, ...authorizationAskers) ? <Held /> : null;
}

function Held() {
  const { t } = useTranslation();
  const found = useQuery(ask(listQuarantine));
  const pictures = found.data?.pictures ?? [];
  if (pictures.length === 0) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <Alert color="warn" title={t('quarantine.title')} mb="md">
      <Stack gap="md" align="stretch">
        <Text size="sm">{t('quarantine.text')}</Text>
        <ul style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: '1rem' }}>
          {pictures.map((picture, index) => (
            <Picture key={picture.sha256} picture={picture} number={index + 1} />
          ))}
        </ul>
      </Stack>
    </Alert>
  );
}

function Picture({ picture, number }: { picture: QuarantineView; number: number }) {
  const { t, i18n } = useTranslation();
  const [isReleasing, setReleasing] = useState(false);
  const { mediaId, cause, since, markedByName, releaseAskedByName, mayRelease, state } = picture;
  const isSecond = state === 'release_asked';
  return (
    <li>
      <Group gap="md" align="flex-start" wrap="nowrap">
        <img
          src={mediaAddress(mediaId)}
          alt={t('quarantine.alt', { number })}
          width={96}
          height={96}
          style={{ objectFit: 'cover', borderRadius: 6, flex: 'none' }}
        />
        <Stack gap={4} align="flex-start" miw={0}>
          <Text size="sm">{t(`quarantine.causes.${cause}`)}</Text>
          <Text size="xs">
            {markedByName === null
              ? t('quarantine.since', { time: formatInstant(since, i18n.language) })
              : t('quarantine.sinceBy', { time: formatInstant(since, i18n.language), name: markedByName })}
          </Text>
          {isSecond && (
            <Text size="xs">
              {t(mayRelease ? 'quarantine.askedBy' : 'quarantine.needsSecond', { name: releaseAskedByName ?? '' })}
            </Text>
          )}
          {mayRelease && (
            <Button
              size="xs"
              variant="default"
              aria-label={t(isSecond ? 'quarantine.releaseLabel' : 'quarantine.askLabel', { number })}
              onClick={() => setReleasing(true)}
            >
              {t(isSecond ? 'quarantine.release' : 'quarantine.ask')}
            </Button>
          )}
        </Stack>
      </Group>
      {isReleasing && <ReleaseDialog picture={picture} onClose={() => setReleasing(false)} />}
    </li>
  );
}

function ReleaseDialog({ picture, onClose }: { picture: QuarantineView; onClose: () => void }) {
  const { t } = useTranslation();
  const isSecond = picture.state === 'release_asked';
  const release = useCall(releaseMedia, {
    invalidates: [listQuarantine, getClearance],
    onSuccess: () => {
      onClose();
      notifyDone(t(isSecond ? 'quarantine.released' : 'quarantine.asked'));
    },
  });
  const { mediaId, revision } = picture;
  return (
    <ReasonDialog
      title={t('quarantine.releaseTitle')}
      reasonLabel={t('quarantine.releaseReason')}
      confirm={t(isSecond ? 'quarantine.release' : 'quarantine.ask')}
      color="block"
      busy={release.isPending}
      error={release.error}
      onConfirm={(reason) => release.mutate({ params: { id: mediaId }, body: { revision, reason } })}
      onClose={onClose}
    >
      {t(isSecond ? 'quarantine.releaseText' : 'quarantine.askText')}
    </ReasonDialog>
  );
}
