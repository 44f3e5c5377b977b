import { type KeyView, listKeys } from '@bedside/server/contract/registers/keys';
import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { EndKeyDialog } from './end-key-dialog.tsx';
import { KeyRow } from './key-row.tsx';
import { RenameKeyDialog } from './rename-key-dialog.tsx';
import { Section } from './section.tsx';

type Open = { readonly dialog: 'end' | 'rename'; readonly apiKey: KeyView };

/** The keys that this person may see, those that open something first. */
export function KeysSection() {
  const { t } = useTranslation();
  const keys = useQuery(ask(listKeys));
  const [making, make] = useDisclosure(false);
  const [showsEnded, ended] = useDisclosure(false);
  const [open, setOpen] = useState<Open | null>(null);
  const list = keys.data?.keys ?? [];
  const active = list.filter(({ state }) => state === 'active');
  const over = list.filter(({ state }) => state !== 'active');
  const grantable = keys.data?.grantable ?? [];
  const button = grantable.length > 0 && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={make.open}>
      {t('developers.makeKey')}
    </Button>
  );
  const close = () => setOpen(null);
  return (
    <Section
      id="keys-title"
      title={t('developers.keysTitle')}
      lead={t('developers.keysLead')}
      action={list.length > 0 && button}
    >
      <ProblemNotice error={keys.error} onRetry={() => void keys.refetch()} />
      {keys.isPending && <ListSkeleton rows={2} height={64} />}
      {keys.data && list.length === 0 && (
        <EmptyState
          icon={KeyRound}
          title={t('developers.keysEmptyTitle')}
          text={grantable.length > 0 ? t('developers.keysEmptyText') : t('developers.noScopes')}
          action={button}
        />
      )}
      <KeyList keys={showsEnded ? [...active, ...over] : active} onOpen={setOpen} />
      {over.length > 0 && (
        <Group>
          <Button size="xs" variant="subtle" onClick={ended.toggle} aria-expanded={showsEnded}>
            {showsEnded ? t('developers.hideEnded') : t('developers.endedKeys', { count: over.length })}
          </Button>
        </Group>
      )}
      {making && <CreateKeyDialog grantable={grantable} onClose={make.close} />}
      {open?.dialog === 'end' && <EndKeyDialog apiKey={open.apiKey} onClose={close} />}
      {open?.dialog === 'rename' && <RenameKeyDialog apiKey={open.apiKey} onClose={close} />}
    </Section>
  );
}

function KeyList(props: { keys: readonly KeyView[]; onOpen: (open: Open) => void }) {
  if (props.keys.length === 0) return null;
  return (
    <ul className={classes.list}>
      {props.keys.map((apiKey) => (
        <KeyRow
          key={apiKey.id}
          apiKey={apiKey}
          onRename={() => props.onOpen({ dialog: 'rename', apiKey })}
          onEnd={() => props.onOpen({ dialog: 'end', apiKey })}
        />
      ))}
    </ul>
  );
}
