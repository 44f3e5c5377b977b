import { removePasskey } from '@bedside/server/contract/registers/sign-in';
import { Button, Text } from '@mantine/core';
import { Fingerprint, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { knowsPasskeys } from '../../lib/passkey.ts';
import { useCall } from '../../lib/query.ts';
import { useAgo } from '../../lib/use-ago.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import classes from '../../ui/row-list.module.css';
import { type SignInMethods, staleAfterChange } from './methods.ts';
import { AddPasskeyDialog, RenamePasskeyDialog } from './passkey-dialogs.tsx';
import { Section } from './section.tsx';

export type Passkey = SignInMethods['passkeys'][number];
type Doing = { what: 'add' } | { what: 'rename' | 'remove'; passkey: Passkey };

export function PasskeysSection({ methods }: { methods: SignInMethods }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const { passkeys } = methods;
  const isPossible = methods.passkeysPossible && knowsPasskeys();
  return (
    <Section
      id="passkeys"
      title={t('security.passkeys.title')}
      lead={t('security.passkeys.lead')}
      action={
        isPossible && (
          <Button
            variant={passkeys.length === 0 ? 'filled' : 'default'}
            leftSection={<Plus size={16} aria-hidden />}
            onClick={() => setDoing({ what: 'add' })}
          >
            {t('security.passkeys.add')}
          </Button>
        )
      }
    >
      {!methods.passkeysPossible && <Text>{t('security.passkeys.impossible')}</Text>}
      {methods.passkeysPossible && !isPossible && <Text>{t('security.passkeys.unsupported')}</Text>}
      {isPossible && passkeys.length === 0 && <Text>{t('security.passkeys.none')}</Text>}
      {passkeys.length > 0 && (
        <ul className={classes.list} aria-labelledby="passkeys-title">
          {passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              onRename={() => setDoing({ what: 'rename', passkey })}
              onRemove={() => setDoing({ what: 'remove', passkey })}
            />
          ))}
        </ul>
      )}
      {doing?.what === 'add' && <AddPasskeyDialog onClose={close} />}
      {doing?.what === 'rename' && <RenamePasskeyDialog passkey={doing.passkey} onClose={close} />}
      {doing?.what === 'remove' && <RemovePasskeyDialog passkey={doing.passkey} onClose={close} />}
    </Section>
  );
}

function PasskeyRow(props: { passkey: Passkey; onRename: () => void; onRemove: () => void }) {
  const { t } = useTranslation();
  const ago = useAgo();
  const { name, createdAt, lastUsedAt, backedUp } = props.passkey;
  const facts = [
    t('security.passkeys.made', { ago: ago(createdAt) }),
    lastUsedAt === null ? t('security.passkeys.unused') : t('security.passkeys.used', { ago: ago(lastUsedAt) }),
    backedUp ? t('security.passkeys.synced') : t('security.passkeys.onDevice'),
  ];
  return (
    <li className={classes.row}>
      <Fingerprint size={20} aria-hidden />
      <div className={classes.main}>
        <Text fw={500}>{name}</Text>
        <Text size="xs" c="dimmed">
          {facts.join(' · ')}
        </Text>
      </div>
      <div className={classes.side}>
        <Button
          size="xs"
          variant="default"
          aria-label={t('security.passkeys.renameLabel', { name })}
          onClick={props.onRename}
        >
          {t('security.passkeys.rename')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="block"
          aria-label={t('security.passkeys.removeLabel', { name })}
          onClick={props.onRemove}
        >
          {t('common.remove')}
        </Button>
      </div>
    </li>
  );
}

function RemovePasskeyDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useCall(removePasskey, {
    invalidates: staleAfterChange,
    onSuccess: () => {
      notifyDone(t('security.passkeys.removed'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('security.passkeys.removeTitle', { name: passkey.name })}
      text={t('security.passkeys.removeText')}
      confirm={t('security.passkeys.removeConfirm')}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id: passkey.id } })}
      onClose={onClose}
    />
  );
}
