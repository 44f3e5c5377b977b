import { search } from '@bedside/server/contract/evidence/search';
import { listPosts } from '@bedside/server/contract/flow/compose';
import { signOut, switchOrganization } from '@bedside/server/contract/registers/sign-in';
import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import {
  Building2,
  CircleHelp,
  FileText,
  FileUp,
  Keyboard,
  Languages,
  LogOut,
  type LucideIcon,
  PenLine,
  Radio,
  Search,
  SunMoon,
  UserRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { call } from '../lib/api.ts';
import { useChooseLanguage } from '../lib/choose-language.ts';
import { helpOf } from '../lib/help-pages.ts';
import { languages } from '../lib/i18n.ts';
import { openPanel } from '../lib/panels.ts';
import { ask, useCall } from '../lib/query.ts';
import { useSession } from '../lib/session.ts';
import { useDestinations } from './go-to-rooms.ts';
import { fitsQuery } from './palette-filter.ts';

export type PaletteEntry = {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly keys?: string;
  readonly icon: LucideIcon;
  readonly run: () => void;
};
export type PaletteGroup = {
  readonly id: 'recent' | 'found' | 'people' | 'channels' | 'rooms' | 'actions';
  readonly entries: readonly PaletteEntry[];
};

const schemes = ['light', 'dark', 'auto'] as const;

/** What the palette shows for what was typed: found things first, then rooms and actions whose words fit. */
export function usePaletteGroups(query: string): {
  groups: PaletteGroup[];
  isSearching: boolean;
  hasFailed: boolean;
} {
  const typed = query.trim();
  const found = useFound(typed);
  const recent = useRecent(typed === '');
  const rooms = useRoomEntries().filter(({ label }) => fitsQuery(label, typed));
  const actions = useActionEntries(typed);
  const groups: PaletteGroup[] = [
    { id: 'recent', entries: recent },
    ...found.groups,
    { id: 'rooms', entries: rooms },
    { id: 'actions', entries: actions },
  ];
  return { ...found, groups: groups.filter(({ entries }) => entries.length > 0) };
}

/** Live results; those of the word before stay until the new ones are there. */
function useFound(typed: string) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text] = useDebouncedValue(typed, 150);
  const isOn = text.length >= 2 && typed !== '';
  const body = { text, kinds: ['posts' as const, 'people' as const, 'channels' as const], limit: 5 };
  const answer = useQuery({
    queryKey: [search.path, 'palette', body],
    queryFn: ({ signal }) => call(search, { body, signal }),
    enabled: isOn,
    placeholderData: keepPreviousData,
  });
  const { posts, people, channels } = (isOn ? answer.data : undefined) ?? {};
  const groups: PaletteGroup[] = [
    {
      id: 'found',
      entries: (posts?.hits ?? []).map(({ id, found, stage, authorName }) => ({
        id,
        label: found.text === '' ? t('posts.untitled') : found.text,
        note: `${t(`posts.stages.${stage}`)} · ${authorName}`,
        icon: FileText,
        run: () => void navigate({ to: '/posts/$postId', params: { postId: id } }),
      })),
    },
    {
      id: 'people',
      entries: (people?.hits ?? []).map(({ id, name, email }) => ({
        id,
        label: name.text,
        note: email,
        icon: UserRound,
        run: () => void navigate({ to: '/people/$personId', params: { personId: id } }),
      })),
    },
    {
      id: 'channels',
      entries: (channels?.hits ?? []).map(({ id, name, network, handle }) => ({
        id,
        label: name.text,
        note: `${t(`common.networks.${network}`)} · ${handle}`,
        icon: Radio,
        run: () => void navigate({ to: '/channels' }),
      })),
    },
  ];
  return { groups, isSearching: isOn && answer.isFetching, hasFailed: isOn && answer.isError };
}

function useRecent(isOn: boolean): PaletteEntry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const posts = useQuery({ ...ask(listPosts, { query: { limit: 5 } }), enabled: isOn });
  if (!isOn) return [];
  return (posts.data?.posts ?? []).map(({ id, excerpt, stage }) => ({
    id,
    label: excerpt === '' ? t('posts.untitled') : excerpt,
    note: t(`posts.stages.${stage}`),
    icon: FileText,
    run: () => void navigate({ to: '/posts/$postId', params: { postId: id } }),
  }));
}

function useRoomEntries(): PaletteEntry[] {
  return useDestinations().map(({ id, name, icon, keys, go }) => ({
    id: `room-${id}`,
    label: name,
    icon,
    run: go,
    ...(keys === null ? {} : { keys }),
  }));
}

function useActionEntries(typed: string): PaletteEntry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const pathname = useLocation({ select: (location) => location.pathname });
  const everything =
    typed === ''
      ? []
      : [
          {
            id: 'all',
            icon: Search,
            label: t('find.palette.allResults', { text: typed }),
            run: () => void navigate({ to: '/search', state: { searchText: typed } }),
          },
        ];
  const own = useOwnEntries();
  const help = {
    id: 'help',
    icon: CircleHelp,
    label: t('find.palette.help'),
    run: () => openPanel('help'),
  };
  const actions = [
    {
      id: 'new',
      icon: PenLine,
      label: t('find.palette.newPost'),
      run: () => void navigate({ to: '/compose/{-$postId}', params: { postId: undefined } }),
    },
    { id: 'file', icon: FileUp, label: t('bulk.title'), run: () => void navigate({ to: '/plan-from-file' }) },
    ...(helpOf(pathname) === null ? [] : [help]),
    { id: 'keys', icon: Keyboard, label: t('find.palette.keys'), run: () => openPanel('keys') },
    ...own,
  ];
  return [...everything, ...actions.filter(({ label }) => fitsQuery(label, typed))];
}

/** Colours, language, organization, and the way out. */
function useOwnEntries(): PaletteEntry[] {
  const { t } = useTranslation();
  const { person, organization, organizations } = useSession();
  const chooseLanguage = useChooseLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const change = useCall(switchOrganization, { onSuccess: () => location.assign('/') });
  const leave = useCall(signOut, { onSuccess: () => location.assign('/sign-in') });
  return [
    ...schemes
      .filter((scheme) => scheme !== colorScheme)
      .map((scheme) => ({
        id: `scheme-${scheme}`,
        label: t('find.palette.theme', { scheme: t(`shell.schemes.${scheme}`) }),
        icon: SunMoon,
        run: () => setColorScheme(scheme),
      })),
    ...languages
      .filter((language) => language !== person.locale)
      .map((language) => ({
        id: `language-${language}`,
        label: t('find.palette.language', { language: t(`common.languagesOwn.${language}`) }),
        icon: Languages,
        run: () => chooseLanguage(language),
      })),
    ...organizations
      .filter(({ id }) => id !== organization.id)
      .map(({ id, name }) => ({
        id: `organization-${id}`,
        label: t('find.palette.organization', { name }),
        icon: Building2,
        run: () => change.mutate({ body: { organizationId: id } }),
      })),
    { id: 'sign-out', label: t('find.palette.signOut'), icon: LogOut, run: () => leave.mutate({}) },
  ];
}
