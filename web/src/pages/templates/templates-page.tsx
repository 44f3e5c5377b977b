import { language } from '@bedside/server/contract/registers/org';
import { listTemplates, type TemplateView, templateKind } from '@bedside/server/contract/registers/templates';
import { Button, Group, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { LibraryBig, Link2, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { keyOf } from '../../lib/query.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { StartingTemplates } from './starting-templates.tsx';
import { TemplateDialog } from './template-dialog.tsx';
import type { TemplateStart } from './template-form.ts';
import { TemplateRow } from './template-row.tsx';

const views = ['all', 'mine', 'archived'] as const;
type Filter = { view: (typeof views)[number]; kind: string; language: string; search: string };
const everything: Filter = { view: 'all', kind: '', language: '', search: '' };

/** Who may keep templates: whoever writes posts (server: registers/templates/access.ts). */
const writers = [
  'administrator',
  'author',
  'clinician_reviewer',
  'privacy_officer',
  'publisher',
  'coordinator',
  'recruiter',
] as const;

function useTemplatePages(filter: Filter) {
  const query = {
    state: filter.view === 'archived' ? ('archived' as const) : ('active' as const),
    ...(filter.view === 'mine' ? { owner: 'me' as const } : {}),
    ...(filter.kind === '' ? {} : { kind: templateKind.parse(filter.kind) }),
    ...(filter.language === '' ? {} : { language: language.parse(filter.language) }),
    ...(filter.search.trim() === '' ? {} : { search: filter.search.trim() }),
  };
  return useInfiniteQuery({
    queryKey: keyOf(listTemplates, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(listTemplates, { query: pageParam === null ? query : { ...query, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

type Opened = { template: TemplateView | null; start: TemplateStart };

/** The library: words to use again, by whom they are kept, and how often they were used. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  const [filter, setFilter] = useState(everything);
  const [search] = useDebouncedValue(filter.search, 200);
  const pages = useTemplatePages({ ...filter, search });
  const [opened, open] = useState<Opened | null>(null);
  const mayAdd = hasRole(person, ...writers);
  const templates = pages.data?.pages.flatMap((page) => page.templates);
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(everything);
  const actions = (
    <Group gap="xs">
      <LinkButton to="/links" variant="default" leftSection={<Link2 size={16} aria-hidden />}>
        {t('links.title')}
      </LinkButton>
      {mayAdd && (
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => open({ template: null, start: {} })}>
          {t('templates.add')}
        </Button>
      )}
    </Group>
  );
  const duplicate = ({ kind, name, language: own, content }: TemplateView) =>
    open({
      template: null,
      start: { kind, name: t('templates.copyOf', { name }).slice(0, 120), language: own, content },
    });
  return (
    <Page title={t('templates.title')} lead={t('templates.lead')} actions={actions}>
      <TemplateFilter filter={filter} onChange={setFilter} />
      <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />
      {pages.isPending && <ListSkeleton rows={4} height={64} />}
      {templates?.length === 0 && (
        <NoTemplates view={filter.view} isFiltered={isFiltered} onShowAll={() => setFilter(everything)} />
      )}
      {templates !== undefined && templates.length > 0 && (
        <ul className={classes.list}>
          {templates.map((template) => (
            <TemplateRow
              key={template.id}
              template={template}
              mayAdd={mayAdd}
              onEdit={() => open({ template, start: {} })}
              onDuplicate={() => duplicate(template)}
            />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('templates.more')}
        </Button>
      )}
      {mayAdd && filter.view !== 'archived' && (
        <StartingTemplates onTake={(start) => open({ template: null, start })} />
      )}
      {opened !== null && <TemplateDialog {...opened} onClose={() => open(null)} />}
    </Page>
  );
}

function NoTemplates(props: { view: Filter['view']; isFiltered: boolean; onShowAll: () => void }) {
  const { t } = useTranslation();
  if (!props.isFiltered) {
    return <EmptyState icon={LibraryBig} title={t('templates.emptyTitle')} text={t('templates.emptyText')} />;
  }
  return (
    <EmptyState
      icon={Search}
      title={t('templates.noneTitle')}
      text={t(props.view === 'archived' ? 'templates.noneArchived' : 'templates.noneText')}
      action={
        <Button variant="default" onClick={props.onShowAll}>
          {t('templates.showAll')}
        </Button>
      }
    />
  );
}

function TemplateFilter({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const { t } = useTranslation();
  return (
    <Group gap="sm" align="flex-end">
      <SegmentedControl<Filter['view']>
        aria-label={t('templates.show')}
        value={filter.view}
        onChange={(view) => onChange({ ...filter, view })}
        data={views.map((value) => ({ value, label: t(`templates.views.${value}`) }))}
      />
      <NativeSelect
        aria-label={t('templates.kind')}
        value={filter.kind}
        onChange={(event) => onChange({ ...filter, kind: event.currentTarget.value })}
        data={[
          { value: '', label: t('templates.allKinds') },
          ...templateKind.options.map((value) => ({ value, label: t(`templates.kinds.${value}`) })),
        ]}
      />
      <NativeSelect
        aria-label={t('templates.language')}
        value={filter.language}
        onChange={(event) => onChange({ ...filter, language: event.currentTarget.value })}
        data={[
          { value: '', label: t('templates.allLanguages') },
          ...language.options.map((value) => ({ value, label: t(`common.languages.${value}`) })),
        ]}
      />
      <TextInput
        type="search"
        aria-label={t('templates.search')}
        placeholder={t('templates.search')}
        leftSection={<Search size={16} aria-hidden />}
        value={filter.search}
        onChange={(event) => onChange({ ...filter, search: event.currentTarget.value })}
        flex="1 1 200px"
      />
    </Group>
  );
}
