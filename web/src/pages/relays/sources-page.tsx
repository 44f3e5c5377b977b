import { listSources, type SourceProposal, type SourceView } from '@bedside/server/contract/flow/relays';
import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, Rss } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { AddSourceDialog } from './add-source-dialog.tsx';
import { SourceRow } from './source-row.tsx';

/** Which feeds are watched, how each is, and which could be. */
export function SourcesPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const [adding, setAdding] = useState<{ proposal: SourceProposal | null } | null>(null);
  const found = useQuery(ask(listSources));
  const mayManage = hasRole(person, 'publisher', 'administrator');
  const actions = (
    <>
      <LinkButton to="/relays" variant="default">
        {t('relays.toNotices')}
      </LinkButton>
      {mayManage && (
        <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setAdding({ proposal: null })}>
          {t('relays.add')}
        </Button>
      )}
    </>
  );
  return (
    <Page title={t('relays.sourcesTitle')} lead={t('relays.sourcesLead')} actions={actions}>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <ListSkeleton rows={4} height={64} />}
      {found.isSuccess && <Watched sources={found.data.sources} mayManage={mayManage} />}
      {found.isSuccess && mayManage && (
        <Proposals proposals={found.data.proposals} onAdd={(proposal) => setAdding({ proposal })} />
      )}
      {adding !== null && <AddSourceDialog proposal={adding.proposal} onClose={() => setAdding(null)} />}
    </Page>
  );
}

function Watched({ sources, mayManage }: { sources: readonly SourceView[]; mayManage: boolean }) {
  const { t } = useTranslation();
  if (sources.length === 0) {
    const text = t(mayManage ? 'relays.noSourcesText' : 'relays.emptyTextOthers');
    return <EmptyState icon={Rss} title={t('relays.noSources')} text={text} />;
  }
  return (
    <ul className={classes.list} aria-label={t('relays.sourcesTitle')}>
      {sources.map((source) => (
        <SourceRow key={source.id} source={source} mayManage={mayManage} />
      ))}
    </ul>
  );
}

function Proposals(props: { proposals: readonly SourceProposal[]; onAdd: (proposal: SourceProposal) => void }) {
  const { t } = useTranslation();
  if (props.proposals.length === 0) return null;
  return (
    <Stack gap="sm">
      <Title order={2}>{t('relays.proposals')}</Title>
      <Text c="dimmed">{t('relays.proposalsText')}</Text>
      <ul className={classes.list} aria-label={t('relays.proposals')}>
        {props.proposals.map((proposal) => (
          <li key={proposal.id} className={classes.row}>
            <Stack gap={2} className={classes.main}>
              <Anchor href={proposal.homeUrl} target="_blank" rel="noreferrer">
                {proposal.name}
              </Anchor>
              <Text size="sm" c="dimmed">
                {[proposal.feedUrl, t(proposal.isConfirmed ? 'relays.confirmed' : 'relays.unconfirmed')].join(' · ')}
              </Text>
            </Stack>
            <Group className={classes.side}>
              <Button
                variant="default"
                size="xs"
                aria-label={t('relays.proposeLabel', { name: proposal.name })}
                onClick={() => props.onAdd(proposal)}
              >
                {t('relays.add')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
