import { listWebhooks, type WebhookView } from '@bedside/server/contract/registers/webhooks';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, Webhook } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { DeliveriesDrawer } from './deliveries-drawer.tsx';
import { RemoveWebhookDialog } from './remove-webhook-dialog.tsx';
import { RotateSecretDialog } from './rotate-secret-dialog.tsx';
import { Section } from './section.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WebhookRow } from './webhook-row.tsx';

export type WebhookDialogName = 'deliveries' | 'change' | 'rotate' | 'remove';
type Open = { readonly dialog: 'add' } | { readonly dialog: WebhookDialogName; readonly webhook: WebhookView };

/** Addresses that are told what happens, and whether it arrives. */
export function WebhooksSection() {
  const { t } = useTranslation();
  const { person } = useSession();
  const webhooks = useQuery(ask(listWebhooks));
  const [open, setOpen] = useState<Open | null>(null);
  const mayManage = hasRole(person, 'administrator');
  const list = webhooks.data?.webhooks;
  const button = mayManage && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setOpen({ dialog: 'add' })}>
      {t('developers.addWebhook')}
    </Button>
  );
  return (
    <Section
      id="webhooks-title"
      title={t('developers.webhooksTitle')}
      lead={t('developers.webhooksLead')}
      action={list !== undefined && list.length > 0 && button}
    >
      <ProblemNotice error={webhooks.error} onRetry={() => void webhooks.refetch()} />
      {webhooks.isPending && <ListSkeleton rows={2} height={64} />}
      {list?.length === 0 && (
        <EmptyState
          icon={Webhook}
          title={t('developers.webhooksEmptyTitle')}
          text={t('developers.webhooksEmptyText')}
          action={button}
        />
      )}
      {list !== undefined && list.length > 0 && (
        <ul className={classes.list}>
          {list.map((webhook) => (
            <WebhookRow
              key={webhook.id}
              webhook={webhook}
              mayManage={mayManage}
              onOpen={(dialog) => setOpen({ dialog, webhook })}
            />
          ))}
        </ul>
      )}
      <OpenDialog open={open} mayManage={mayManage} onClose={() => setOpen(null)} />
    </Section>
  );
}

function OpenDialog(props: { open: Open | null; mayManage: boolean; onClose: () => void }) {
  const { open, onClose } = props;
  if (open === null) return null;
  if (open.dialog === 'add') return <WebhookDialog webhook={null} onClose={onClose} />;
  const { webhook } = open;
  if (open.dialog === 'change') return <WebhookDialog webhook={webhook} onClose={onClose} />;
  if (open.dialog === 'rotate') return <RotateSecretDialog webhook={webhook} onClose={onClose} />;
  if (open.dialog === 'remove') return <RemoveWebhookDialog webhook={webhook} onClose={onClose} />;
  return <DeliveriesDrawer webhook={webhook} mayManage={props.mayManage} onClose={onClose} />;
}
