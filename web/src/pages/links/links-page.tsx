import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Download, Link2, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from '../../ui/row-list.module.css';
import { ShortLinkRow } from './short-link-row.tsx';
import { useShortLinks } from './use-short-links.ts';
import { UtmPresets } from './utm-presets.tsx';

/** The addresses in posts: short ones with their clicks, and the campaign values that are added to them. */
export function LinksPage() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const file = (
    <Button
      component="a"
      href={`/api/v1/exports/short-links.csv?${new URLSearchParams(search === '' ? {} : { search })}`}
      download
      variant="default"
      leftSection={<Download size={16} aria-hidden />}
    >
      {t('links.export')}
    </Button>
  );
  return (
    <Page title={t('links.pageTitle')} lead={t('links.lead')} actions={file}>
      <UtmPresets />
      <Stack gap="md" component="section" aria-labelledby="short-links-title">
        <div>
          <Title order={2} id="short-links-title">
            {t('links.title')}
          </Title>
          <Text c="dimmed">{t('links.counted')}</Text>
        </div>
        <TextInput
          type="search"
          aria-label={t('links.search')}
          placeholder={t('links.search')}
          leftSection={<Search size={16} aria-hidden />}
          value={typed}
          maxLength={200}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <FoundLinks search={search} onShowAll={() => setTyped('')} />
      </Stack>
    </Page>
  );
}

function FoundLinks({ search, onShowAll }: { search: string; onShowAll: () => void }) {
  const { t } = useTranslation();
  const pages = useShortLinks({ search });
  const links = pages.data?.pages.flatMap((page) => page.links);
  const showAll = (
    <Button variant="default" onClick={onShowAll}>
      {t('links.showAll')}
    </Button>
  );
  return (
    <>
      <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />
      {pages.isPending && <ListSkeleton rows={4} height={64} />}
      {links?.length === 0 &&
        (search === '' ? (
          <EmptyState icon={Link2} title={t('links.emptyTitle')} text={t('links.emptyText')} />
        ) : (
          <EmptyState icon={Search} title={t('links.noneTitle')} text={t('links.noneText')} action={showAll} />
        ))}
      {links !== undefined && links.length > 0 && (
        <ul className={classes.list}>
          {links.map((link) => (
            <ShortLinkRow key={link.code} link={link} withPost />
          ))}
        </ul>
      )}
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('links.more')}
        </Button>
      )}
    </>
  );
}
