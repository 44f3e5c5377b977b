import {
  getRequest,
  type PasskeyView,
  type RequestView,
  removePasskey,
} from '@bedside/server/contract/registers/authorizations/asking';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { KeyRound, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { authorizationAskers } from '../../lib/authorization-roles.ts';
import { formatInstant } from '../../lib/format.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { useCall } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Section } from './section.tsx';

type Of = { readonly request: RequestView };

/** Passkeys by which whoever signs comes in; nothing where there is none. */
export function RequestPasskeys({ request, passkeys }: Of & { passkeys: readonly PasskeyView[] }) {
  const { t } = useTranslation();
  const [removing, setRemoving] = useState<string | null>(null);
  if (passkeys.length === 0) return null;
  return (
    <Section title={t('asking.request.passkeys.title')}>
      <Text size="sm" c="dimmed">
        {t('asking.request.passkeys.lead', { name: request.signerName })}
      </Text>
      <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {passkeys.map((passkey) => (
          <Passkey key={passkey.id} passkey={passkey} onRemove={() => setRemoving(passkey.id)} />
        ))}
      </Stack>
      {removing !== null && <RemoveDialog request={request} passkeyId={removing} onClose={() => setRemoving(null)} />}
    </Section>
  );
}

function Passkey({ passkey, onRemove }: { passkey: PasskeyView; onRemove: () => void }) {
  const { t, i18n } = useTranslation();
  const { person } = useSession();
  const { keptAt, keptAfter, lastUsedAt, setAsideAt } = passkey;
  const time = (instant: string) => formatInstant(instant, i18n.language);
  const after = t(`asking.request.passkeys.after.${keptAfter}`);
  return (
    <li>
      <Group justify="space-between" gap="sm" align="flex-start">
        <Group gap="xs" wrap="nowrap" align="flex-start" style={{ flex: '1 1 14rem' }}>
          <KeyRound size={20} aria-hidden style={{ flex: 'none' }} />
          <div>
            <Text size="sm" fw={500}>
              {t('asking.request.passkeys.kept', { time: time(keptAt), after })}
            </Text>
            <Text size="xs" c="dimmed">
              {lastUsedAt === null
                ? t('asking.request.passkeys.unused')
                : t('asking.request.passkeys.used', { time: time(lastUsedAt) })}
            </Text>
          </div>
        </Group>
        {hasRole(person, ...authorizationAskers) && (
          <Button
            variant="default"
            size="xs"
            aria-label={t('asking.request.passkeys.removeLabel', { time: time(keptAt) })}
            onClick={onRemove}
          >
            {t('asking.request.passkeys.remove')}
          </Button>
        )}
      </Group>
      {setAsideAt !== null && (
        <Alert mt="xs" color="warn" icon={<TriangleAlert size={20} aria-hidden />}>
          {t('asking.request.passkeys.setAside', { time: time(setAsideAt) })}
        </Alert>
      )}
    </li>
  );
}

function RemoveDialog({ request, passkeyId, onClose }: Of & { passkeyId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useCall(removePasskey, {
    invalidates: [getRequest],
    onSuccess: () => {
      notifyDone(t('asking.request.passkeys.removed'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('asking.request.passkeys.removeTitle')}
      text={t('asking.request.passkeys.removeText', { name: request.signerName })}
      confirm={t('asking.request.passkeys.removeConfirm')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id: request.id, signerPasskeyId: passkeyId } })}
      onClose={onClose}
    />
  );
}
