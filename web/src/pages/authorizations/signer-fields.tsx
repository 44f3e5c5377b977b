import { getHealth } from '@bedside/server/contract/flow/publish';
import { signerRole } from '@bedside/server/contract/registers/authorizations';
import { Alert, Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { signerDoubt, signersOf } from './ask-form.ts';
import type { AskForm } from './use-ask-form.ts';
import { useMajorityAge } from './use-majority-age.ts';

/** Who signs, what lets them, and where the link goes; nowhere, where it was signed on paper. */
export function SignerFields(props: { form: AskForm; today: string; isAsked?: boolean }) {
  const { form, today, isAsked = true } = props;
  const { t } = useTranslation();
  const { kind, signer } = form.values;
  const roles = signersOf(kind);
  const { mailIsSetUp = true, textsAreSetUp = true } = useQuery(ask(getHealth)).data ?? {};
  const doubt = signerDoubt(form.values, today, useMajorityAge(form.values.siteId));
  return (
    <>
      {roles.length > 1 && (
        <Radio.Group
          label={t('asking.signer.role')}
          value={signer.role}
          onChange={(value) => form.setFieldValue('signer.role', signerRole.parse(value))}
        >
          <Stack gap="xs" mt="xs">
            {roles.map((role) => (
              <Radio key={role} value={role} label={t(`authorizations.roles.${role}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {doubt !== null && (
        <Alert color="warn" icon={<UserRoundX size={20} aria-hidden />}>
          {t(`asking.signer.${doubt}`)}
        </Alert>
      )}
      {signer.role !== 'subject' && <Authority form={form} />}
      {isAsked && (
        <TextInput
          type="email"
          label={t('asking.signer.email')}
          description={t(mailIsSetUp ? 'asking.signer.emailHint' : 'asking.signer.noMailHint')}
          maxLength={254}
          autoComplete="off"
          {...form.getInputProps('signer.email')}
        />
      )}
      {isAsked && <TextFields form={form} areSetUp={textsAreSetUp} />}
    </>
  );
}

/** A number for texts, and that its owner wants them: nobody is texted who did not say so. */
function TextFields({ form, areSetUp }: { form: AskForm; areSetUp: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        type="tel"
        label={t('asking.signer.phone')}
        description={t(areSetUp ? 'asking.signer.phoneHint' : 'asking.signer.noTextsHint')}
        disabled={!areSetUp}
        maxLength={30}
        autoComplete="off"
        {...form.getInputProps('signer.phone')}
      />
      {form.values.signer.phone.trim() !== '' && (
        <Checkbox
          label={t('asking.signer.agreesToTexts')}
          description={t('asking.signer.agreesToTextsHint')}
          {...form.getInputProps('signer.agreesToTexts', { type: 'checkbox' })}
        />
      )}
    </>
  );
}

function Authority({ form }: { form: AskForm }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('asking.signer.name')}
        required
        maxLength={120}
        autoComplete="off"
        {...form.getInputProps('signer.name')}
      />
      <TextInput
        label={t('asking.signer.authorityKind')}
        description={t('asking.signer.authorityKindHint')}
        required
        maxLength={120}
        {...form.getInputProps('signer.authorityKind')}
      />
      <TextInput
        label={t('asking.signer.authorityEvidence')}
        description={t('asking.signer.authorityEvidenceHint')}
        required
        maxLength={120}
        {...form.getInputProps('signer.authorityEvidence')}
      />
    </>
  );
}
