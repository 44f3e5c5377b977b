import { listKinds } from '@bedside/server/contract/registers/org';
import { factKind } from '@bedside/server/contract/registers/org/facts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { BadgeCheck, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { ask } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';

/** Says which facts the kind of organization had best have, or that none fits what was asked for. */
export function NoFacts({ isFiltered, onShowAll }: { isFiltered: boolean; onShowAll: () => void }) {
  const { t } = useTranslation();
  const { organization } = useSession();
  const kinds = useQuery(ask(listKinds, { query: { language: currentLanguage() } }));
  if (isFiltered) {
    const showAll = (
      <Button variant="default" onClick={onShowAll}>
        {t('settings.facts.showAll')}
      </Button>
    );
    return (
      <EmptyState
        icon={Search}
        title={t('settings.facts.noneTitle')}
        text={t('settings.facts.noneText')}
        action={showAll}
      />
    );
  }
  const worth = kinds.data?.kinds.find(({ kind }) => kind === organization.kind)?.facts ?? factKind.options;
  const words = factKind.options
    .filter((kind) => worth.includes(kind))
    .map((kind) => t(`settings.facts.kinds.${kind}`));
  return (
    <EmptyState
      icon={BadgeCheck}
      title={t('settings.facts.emptyTitle')}
      text={t('settings.facts.emptyText', { kinds: words.join(', ') })}
    />
  );
}
