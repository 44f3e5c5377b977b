import { removeTotp, renewRecoveryCodes } from '@bedside/server/contract/registers/sign-in';
import { Button, Group, Text } from '@mantine/core';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { type SignInMethods, staleAfterChange } from './methods.ts';
import { RecoveryCodesDialog } from './recovery-codes-dialog.tsx';
import { Section } from './section.tsx';
import { TotpSetUpDialog } from './totp-set-up-dialog.tsx';

/** Fewer than this are soon used up. */
const FEW_CODES = 3;

type Doing = 'setUp' | 'renew' | 'remove' | { codes: readonly string[] };

export function TotpSection({ methods }: { methods: SignInMethods }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const showCodes = (codes: readonly string[]) => setDoing({ codes });
  return (
    <Section
      id="totp"
      title={t('security.totp.title')}
      lead={t('security.totp.lead')}
      action={
        !methods.totp && (
          <Button variant="default" disabled={!methods.hasPassword} onClick={() => setDoing('setUp')}>
            {t('security.totp.setUp')}
          </Button>
        )
      }
    >
      {methods.totp ? (
        <TotpOn
          left={methods.recoveryCodesLeft}
          onRenew={() => setDoing('renew')}
          onRemove={() => setDoing('remove')}
        />
      ) : (
        <Group gap="xs">
          <StateBadge tone="quiet" icon={CircleDashed}>
            {t('security.settings.off')}
          </StateBadge>
          <Text>{methods.hasPassword ? t('security.totp.off') : t('security.totp.offNoPassword')}</Text>
        </Group>
      )}
      {doing === 'setUp' && <TotpSetUpDialog onCodes={showCodes} onClose={close} />}
      {doing === 'renew' && <RenewDialog onCodes={showCodes} onClose={close} />}
      {doing === 'remove' && <RemoveDialog onClose={close} />}
      {typeof doing === 'object' && doing !== null && <RecoveryCodesDialog codes={doing.codes} onClose={close} />}
    </Section>
  );
}

function TotpOn(props: { left: number; onRenew: () => void; onRemove: () => void }) {
  const { t } = useTranslation();
  const isFew = props.left < FEW_CODES;
  return (
    <>
      <Group gap="xs">
        <StateBadge tone="pass" icon={CircleCheck}>
          {t('security.settings.on')}
        </StateBadge>
        <Text>{t('security.totp.on')}</Text>
      </Group>
      <Text {...(isFew ? { c: 'var(--bedside-warn)', fw: 500 } : {})}>
        {t('security.totp.codesLeft', { count: props.left })} {isFew && t('security.totp.codesFew')}
      </Text>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={props.onRenew}>
          {t('security.totp.renew')}
        </Button>
        <Button size="xs" variant="subtle" color="block" onClick={props.onRemove}>
          {t('security.totp.remove')}
        </Button>
      </Group>
    </>
  );
}

function RenewDialog(props: { onCodes: (codes: readonly string[]) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const renew = useCall(renewRecoveryCodes, {
    invalidates: staleAfterChange,
    onSuccess: ({ recoveryCodes }) => props.onCodes(recoveryCodes),
  });
  return (
    <ConfirmDialog
      title={t('security.totp.renewTitle')}
      text={t('security.totp.renewText')}
      confirm={t('security.totp.renewConfirm')}
      busy={renew.isPending}
      error={renew.error}
      onConfirm={() => renew.mutate({})}
      onClose={props.onClose}
    />
  );
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useCall(removeTotp, {
    invalidates: staleAfterChange,
    onSuccess: () => {
      notifyDone(t('security.totp.removed'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('security.totp.removeTitle')}
      text={t('security.totp.removeText')}
      confirm={t('security.totp.removeConfirm')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({})}
      onClose={onClose}
    />
  );
}
