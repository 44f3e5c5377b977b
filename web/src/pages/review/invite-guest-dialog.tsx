import { getReview } from '@bedside/server/contract/flow/review';
import { inviteGuest } from '@bedside/server/contract/flow/review/guests';
import { type Language, language } from '@bedside/server/contract/registers/org';
import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { ReviewAnswer } from './use-reviews-of-post.ts';

export type FormerGuest = { readonly name: string; readonly email: string };

const USUAL_DAYS = 7;
const MIN_REASON_UNITS = 10;

/** Asks somebody from outside; without mail, link and code are shown once, to hand over. */
export function InviteGuestDialog(props: { answer: ReviewAnswer; former: FormerGuest | null; onClose: () => void }) {
  const { answer, former, onClose } = props;
  const { t } = useTranslation();
  const [handOver, setHandOver] = useState<{ link: string; code: string } | null>(null);
  const invite = useCall(inviteGuest, {
    invalidates: [getReview],
    onSuccess: (made) => {
      if (made.handOver !== null) return setHandOver(made.handOver);
      notifyDone(t('reviewDesk.invited'));
      return onClose();
    },
  });
  const title = t(handOver === null ? 'reviewDesk.inviteTitle' : 'reviewDesk.handCodeTitle');
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {handOver === null ? (
        <InviteForm answer={answer} former={former} invite={invite} onClose={onClose} />
      ) : (
        <Stack gap="md">
          <Text size="sm">{t('reviewDesk.handCodeText')}</Text>
          <CopyField label={t('reviewDesk.link')} value={handOver.link} />
          <CopyField label={t('reviewDesk.code')} value={handOver.code} />
          <Button onClick={onClose} w="fit-content">
            {t('common.close')}
          </Button>
        </Stack>
      )}
    </Modal>
  );
}

function InviteForm(props: {
  answer: ReviewAnswer;
  former: FormerGuest | null;
  invite: ReturnType<typeof useCall<typeof inviteGuest>>;
  onClose: () => void;
}) {
  const { answer, former, invite, onClose } = props;
  const { review, may } = answer;
  const { t } = useTranslation();
  const steps = review.steps.map(({ step }) => step).filter(({ id }) => may.inviteTo.includes(id));
  const [stepId, setStepId] = useState(steps[0]?.id ?? '');
  const [name, setName] = useState(former?.name ?? '');
  const [email, setEmail] = useState(former?.email ?? '');
  const [locale, setLocale] = useState<Language>(currentLanguage());
  const [validDays, setValidDays] = useState(USUAL_DAYS);
  const [attests, setAttests] = useState(false);
  const [reason, setReason] = useState('');
  const isWhole =
    name.trim().length >= 2 && /.@./.test(email) && (!attests || reason.trim().length >= MIN_REASON_UNITS);
  const body = { stepId, name, email, locale, validDays, attestation: attests ? reason : null };
  return (
    <Stack gap="md">
      <Text size="sm">{t('reviewDesk.inviteText')}</Text>
      {steps.length > 1 && (
        <Select
          label={t('reviewDesk.guestStep')}
          data={steps.map((step) => ({ value: step.id, label: step.name }))}
          value={stepId}
          allowDeselect={false}
          onChange={(value) => setStepId(value ?? stepId)}
        />
      )}
      <TextInput
        data-autofocus
        required
        label={t('reviewDesk.guestName')}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        required
        type="email"
        label={t('reviewDesk.guestEmail')}
        maxLength={254}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <LanguageAndDays locale={locale} onLocale={setLocale} validDays={validDays} onValidDays={setValidDays} />
      {may.attest && <Attestation attests={attests} onAttests={setAttests} reason={reason} onReason={setReason} />}
      <ProblemNotice error={invite.error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          loading={invite.isPending}
          disabled={!isWhole}
          onClick={() => invite.mutate({ params: { id: review.id }, body })}
        >
          {t('reviewDesk.inviteSend')}
        </Button>
      </Group>
    </Stack>
  );
}

function LanguageAndDays(props: {
  locale: Language;
  onLocale: (locale: Language) => void;
  validDays: number;
  onValidDays: (days: number) => void;
}) {
  const { locale, onLocale, validDays, onValidDays } = props;
  const { t } = useTranslation();
  return (
    <Group grow align="flex-start">
      <Select
        label={t('reviewDesk.guestLanguage')}
        data={language.options.map((value) => ({ value, label: t(`common.languagesOwn.${value}`) }))}
        value={locale}
        allowDeselect={false}
        // The options are exactly the languages.
        onChange={(value) => onLocale((value ?? locale) as Language)}
      />
      <NumberInput
        label={t('reviewDesk.guestDays')}
        min={1}
        max={30}
        clampBehavior="strict"
        allowDecimal={false}
        value={validDays}
        onChange={(value) => onValidDays(Number(value) || USUAL_DAYS)}
      />
    </Group>
  );
}

/** A privacy officer answers for the guest's training, with how they know. */
function Attestation(props: {
  attests: boolean;
  onAttests: (attests: boolean) => void;
  reason: string;
  onReason: (reason: string) => void;
}) {
  const { attests, onAttests, reason, onReason } = props;
  const { t } = useTranslation();
  return (
    <>
      <Checkbox
        label={t('reviewDesk.guestAttest')}
        checked={attests}
        onChange={(event) => onAttests(event.currentTarget.checked)}
      />
      {attests && (
        <Textarea
          required
          label={t('reviewDesk.guestAttestReason')}
          rows={2}
          maxLength={1_000}
          value={reason}
          onChange={(event) => onReason(event.currentTarget.value)}
        />
      )}
    </>
  );
}
