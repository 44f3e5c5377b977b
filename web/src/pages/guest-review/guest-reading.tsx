import {
  decideAsGuest,
  endGuestSession,
  type GuestSession,
  type GuestReading as Reading,
  readGuestReview,
} from '@bedside/server/contract/flow/review/guests';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { OpenPage } from '../../ui/open-page.tsx';
import { DecideForm } from '../review/decide-form.tsx';
import { PassageDialog } from '../review/passage-dialog.tsx';
import { usePassageMarks } from '../review/use-passage-marks.ts';
import { VersionContent } from '../review/version-content.tsx';
import { GuestComments } from './guest-comments.tsx';
import { GuestFindings } from './guest-findings.tsx';
import { guestImage } from './guest-image.ts';
import { GuestPreviews } from './guest-previews.tsx';

/** Exactly the version that a guest was asked about, and their decision. */
export function GuestReading(props: { session: GuestSession; reading: Reading; onLeft: () => void }) {
  const { session, reading, onLeft } = props;
  const { t, i18n } = useTranslation();
  const { content, number } = reading.version;
  const passages = usePassageMarks();
  const waivedKeys = new Set(reading.waivedKeys);
  const open = reading.decision === null;
  const facts = [
    t('guest.step', { step: reading.stepName }),
    t('guest.version', { number }),
    ...(reading.dueAt === null ? [] : [t('guest.due', { time: formatInstant(reading.dueAt, i18n.language) })]),
  ];
  return (
    <OpenPage
      wide
      title={t('guest.title')}
      lead={t('guest.askedBy', { name: session.name ?? '', organization: session.organizationName ?? '' })}
    >
      <Text size="sm">{facts.join(' · ')}</Text>
      <VersionContent
        content={content}
        findings={reading.findings}
        waivedKeys={waivedKeys}
        channels={reading.channels}
        imageAddress={guestImage}
        onMark={open ? passages.onMark : undefined}
      />
      <GuestFindings reading={reading} waivedKeys={waivedKeys} />
      <GuestPreviews reading={reading} />
      {open ? <Decide reading={reading} passages={passages} /> : <Decided reading={reading} />}
      <GuestComments reading={reading} />
      <Leave onLeft={onLeft} />
      {passages.writing !== null && (
        <PassageDialog
          place={passages.writing === 'by-words' ? null : passages.writing}
          content={content}
          onKeep={passages.onKeep}
          onClose={passages.onClose}
        />
      )}
    </OpenPage>
  );
}

function Decide(props: { reading: Reading; passages: ReturnType<typeof usePassageMarks> }) {
  const { reading, passages } = props;
  const { t } = useTranslation();
  const decide = useCall(decideAsGuest, { invalidates: [readGuestReview] });
  return (
    <DecideForm
      title={t('guest.decideTitle')}
      note={null}
      keys={false}
      approveText={t('guest.approveText')}
      marks={passages.marks}
      onMarks={passages.setMarks}
      onMarkByWords={passages.onMarkByWords}
      busy={decide.isPending}
      disabled={false}
      error={decide.error}
      onDecide={(outcome, comment) => {
        const marked = passages.marks.map(({ quote: _shown, ...place }) => place);
        const { contentHash } = reading.version;
        decide.mutate({ body: { contentHash, outcome, comment, passages: marked } });
      }}
    />
  );
}

function Decided(props: { reading: Reading }) {
  const { t } = useTranslation();
  const approved = props.reading.decision?.outcome === 'approve';
  return (
    <Alert color="pass" icon={<CircleCheck size={20} aria-hidden />}>
      {t(approved ? 'guest.thanksApproved' : 'guest.thanksChanges')}
    </Alert>
  );
}

function Leave(props: { onLeft: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const end = useCall(endGuestSession, { onSuccess: props.onLeft });
  return (
    <Stack align="flex-start">
      <Button variant="subtle" size="compact-sm" onClick={() => setAsked(true)}>
        {t('guest.leave')}
      </Button>
      {asked && (
        <ConfirmDialog
          title={t('guest.leaveTitle')}
          text={t('guest.leaveText')}
          confirm={t('guest.leave')}
          busy={end.isPending}
          error={end.error}
          onConfirm={() => end.mutate({})}
          onClose={() => setAsked(false)}
        />
      )}
    </Stack>
  );
}
