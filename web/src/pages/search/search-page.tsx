import type { SearchKind } from '@bedside/server/contract/evidence/search';
import type { ViewFilters } from '@bedside/server/contract/registers/views';
import { Button, Collapse, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { ListFilter, Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../lib/keys.ts';
import { type SearchPageFilters, searchFilters, setFilters } from '../../lib/list-filters.ts';
import { useSession } from '../../lib/session.ts';
import { Page } from '../../ui/page.tsx';
import { SavedViews } from '../../ui/saved-views.tsx';
import { useListKeys } from '../review/use-list-keys.ts';
import { SearchFilterFields } from './search-filters.tsx';
import { SearchResults } from './search-results.tsx';
import { toServerFilters } from './use-search.ts';

const kinds: readonly SearchKind[] = ['posts', 'images', 'people', 'channels', 'receipts'];

/** Everything that one may see, by words and filters. The filters stand in the address, the words do not. */
export function SearchPage() {
  const { t } = useTranslation();
  const { organization } = useSession();
  const page = useSearchState();
  const { typed, filters, narrow } = page;
  const [text] = useDebouncedValue(typed.trim(), 250);
  const field = useRef<HTMLInputElement>(null);
  const list = useListKeys();
  const { kind, ...others } = filters;
  const isNarrowed = Object.values(others).some((value) => value !== undefined);
  const [isOpen, opening] = useDisclosure(isNarrowed);
  useKeys([{ keys: '/', label: t('find.keys.field'), place: 'page', run: () => field.current?.focus() }]);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <Page title={t('find.title')} lead={t('find.lead')} actions={<Views state={page} />}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          list.current?.querySelector<HTMLElement>('[data-list-row]')?.focus();
        }}
      >
        <Stack gap="sm">
          <Group gap="sm" align="flex-end">
            <TextInput
              ref={field}
              type="search"
              label={t('find.field')}
              description={t('find.fieldHint')}
              placeholder={t('find.placeholder')}
              leftSection={<Search size={16} aria-hidden />}
              maxLength={200}
              value={typed}
              onChange={(event) => page.type(event.currentTarget.value)}
              flex="1 1 260px"
            />
            <Button
              variant="default"
              leftSection={<ListFilter size={16} aria-hidden />}
              aria-expanded={isOpen}
              onClick={opening.toggle}
            >
              {t('find.filters')}
            </Button>
          </Group>
          <Collapse expanded={isOpen} transitionDuration={0}>
            <Stack gap="sm">
              <SearchFilterFields filters={filters} onChange={narrow} />
              {isNarrowed && (
                <Group>
                  <Button variant="subtle" size="xs" onClick={() => narrow(kind === undefined ? {} : { kind })}>
                    {t('find.clear')}
                  </Button>
                </Group>
              )}
            </Stack>
          </Collapse>
          <KindChoice
            kind={kind}
            onChange={(next) => narrow(next === undefined ? others : { ...others, kind: next })}
          />
        </Stack>
      </form>
      <Stack gap="lg" ref={list}>
        <SearchResults
          text={text}
          kind={kind}
          isNarrowed={isNarrowed}
          filters={toServerFilters(filters, organization.timeZone)}
          onKind={(next) => narrow({ ...others, kind: next })}
          onClear={() => narrow({})}
        />
      </Stack>
    </Page>
  );
}

/** Words are kept with the page's place in the history, so that they are there on the way back, and in no address. */
function useSearchState() {
  const navigate = useNavigate();
  const filters = useSearch({ from: '/signed-in/search' });
  const kept = useLocation({ select: (location) => location.state.searchText ?? '' });
  const [typed, setTyped] = useState(kept);
  const go = (next: SearchPageFilters, text: string) =>
    void navigate({ to: '/search', search: next, state: { searchText: text }, replace: true });
  // Another place of the history, such as what the palette was asked for, brings words of its own.
  const [shown, setShown] = useState(kept);
  if (kept !== shown) {
    setShown(kept);
    setTyped(kept);
  }
  return {
    typed,
    filters,
    narrow: (next: SearchPageFilters) => go(next, typed),
    type: (text: string) => {
      setTyped(text);
      setShown(text);
      go(filters, text);
    },
    choose: (next: SearchPageFilters, text: string) => {
      setTyped(text);
      setShown(text);
      go(next, text);
    },
  };
}

function Views({ state }: { state: ReturnType<typeof useSearchState> }) {
  const { filters, typed } = state;
  const choose = ({ text, ...others }: ViewFilters) =>
    state.choose(searchFilters.parse(others), typeof text === 'string' ? text : '');
  return <SavedViews list="search" filters={setFilters({ ...filters, text: typed.trim() })} onChoose={choose} />;
}

function KindChoice(props: { kind: SearchKind | undefined; onChange: (kind: SearchKind | undefined) => void }) {
  const { t } = useTranslation();
  const data = [{ value: '', label: t('find.everything') }].concat(
    kinds.map((value) => ({ value, label: t(`find.kinds.${value}`) })),
  );
  return (
    <div style={{ overflowX: 'auto' }}>
      <SegmentedControl
        aria-label={t('find.kindOfThing')}
        size="sm"
        value={props.kind ?? ''}
        onChange={(value) => props.onChange(kinds.find((one) => one === value))}
        data={data}
      />
    </div>
  );
}
