import { unlinkSso } from '@bedside/server/contract/registers/sign-in';
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { keyOf, useCall } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { SsoWindowButton } from '../../ui/sso-window-button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { type SignInMethods, staleAfterChange } from './methods.ts';
import { Section } from './section.tsx';

/** Only where the organization offers it, or somebody is still linked. */
export function SsoSection({ methods }: { methods: SignInMethods }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { organization } = useSession();
  const [unlinking, unlink] = useDisclosure(false);
  const { offered, linked } = methods.sso;
  const label = methods.sso.label || t('security.sso.title');
  if (!offered && !linked) return null;
  const refresh = () => {
    notifyDone(t('security.sso.linkedNow'));
    for (const each of staleAfterChange) void client.invalidateQueries({ queryKey: keyOf(each) });
  };
  return (
    <Section id="sso" title={t('security.sso.title')}>
      <Group gap="xs">
        <StateBadge tone={linked ? 'pass' : 'quiet'} icon={linked ? CircleCheck : CircleDashed}>
          {linked ? t('security.settings.on') : t('security.settings.off')}
        </StateBadge>
        <Text>{linked ? t('security.sso.linked', { label }) : t('security.sso.unlinked', { label })}</Text>
      </Group>
      {linked ? (
        <Group>
          <Button size="xs" variant="subtle" color="block" onClick={unlink.open}>
            {t('security.sso.unlink')}
          </Button>
        </Group>
      ) : (
        <SsoWindowButton
          organizationId={organization.id}
          purpose={{ for: 'link' }}
          label={t('security.sso.link', { label })}
          variant="default"
          onDone={refresh}
        />
      )}
      {unlinking && <UnlinkDialog label={label} onClose={unlink.close} />}
    </Section>
  );
}

function UnlinkDialog({ label, onClose }: { label: string; onClose: () => void }) {
  const { t } = useTranslation();
  const unlink = useCall(unlinkSso, {
    invalidates: staleAfterChange,
    onSuccess: () => {
      notifyDone(t('security.sso.unlinkedNow'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('security.sso.unlinkTitle', { label })}
      text={t('security.sso.unlinkText', { label })}
      confirm={t('security.sso.unlinkConfirm', { label })}
      busy={unlink.isPending}
      error={unlink.error}
      onConfirm={() => unlink.mutate({})}
      onClose={onClose}
    />
  );
}
