import { Group, SegmentedControl, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { NamedLoader } from '../../ui/named-loader.tsx';
import { type Emoji, inTone, moveInGrid, type RawEmoji, searchEmoji, type Tone, toEmojis } from './emoji-list.ts';
import { readEmojiMemory, rememberEmoji } from './emoji-memory.ts';
import classes from './writing.module.css';

const COLUMNS = 8;

/** Groups of Unicode by their number in emojibase, each with its word and an emoji that stands for it. */
const groups = [
  [0, 'smileys', '😀'],
  [1, 'people', '👋'],
  [3, 'animals', '🐻'],
  [4, 'food', '🍎'],
  [5, 'travel', '🏥'],
  [6, 'activities', '⚽'],
  [7, 'things', '💉'],
  [8, 'signs', '❤️'],
  [9, 'flags', '🏁'],
] as const;

const tones = [
  ['none', '✋'],
  ['light', '✋🏻'],
  ['mediumLight', '✋🏼'],
  ['medium', '✋🏽'],
  ['mediumDark', '✋🏾'],
  ['dark', '✋🏿'],
] as const;

/** Half a megabyte of names: fetched when somebody first wants an emoji, and kept. */
async function loadEmojis(language: 'en' | 'es'): Promise<Emoji[]> {
  const { default: raw } =
    language === 'es' ? await import('emojibase-data/es/compact.json') : await import('emojibase-data/en/compact.json');
  return toEmojis(raw as readonly RawEmoji[]); // as the package's own types have it
}

/** All emoji to choose from: by group, by words, and those of last time first. */
export function EmojiPicker({ onChoose }: { onChoose: (emoji: string) => void }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const loaded = useQuery({
    queryKey: ['emoji', language],
    queryFn: () => loadEmojis(language),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (loaded.isPending) return <NamedLoader size="sm" label={t('common.loading')} />;
  if (loaded.isError) return <Text size="sm">{t('writing.emoji.failed')}</Text>;
  return <LoadedPicker emojis={loaded.data} onChoose={onChoose} />;
}

function LoadedPicker({ emojis, onChoose }: { emojis: readonly Emoji[]; onChoose: (emoji: string) => void }) {
  const { t } = useTranslation();
  const [memory, setMemory] = useState(() => readEmojiMemory(localStorage));
  const [group, setGroup] = useState(() => (memory.recent.length > 0 ? 'recent' : '0'));
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const grid = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  // The names come after the popover, which gives the keyboard to what is there when it opens.
  useEffect(() => search.current?.focus(), []);
  const shown = useMemo(() => {
    if (wanted.trim() !== '') return searchEmoji(emojis, wanted);
    if (group !== 'recent') return emojis.filter((emoji) => String(emoji.group) === group);
    return memory.recent.flatMap((id) => emojis.find((emoji) => emoji.id === id) ?? []);
  }, [emojis, wanted, group, memory]);
  const choose = (emoji: Emoji) => {
    rememberEmoji(localStorage, { chosen: emoji.id });
    onChoose(inTone(emoji, memory.tone));
  };
  const onSearchKey = (event: KeyboardEvent) => {
    const [first] = shown;
    if (event.key === 'Enter' && first !== undefined && query.trim() !== '') {
      event.preventDefault();
      choose(first);
    }
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    grid.current?.querySelector('button')?.focus();
  };
  return (
    <Stack gap="xs">
      <TextInput
        type="search"
        ref={search}
        aria-label={t('writing.emoji.search')}
        placeholder={t('writing.emoji.search')}
        leftSection={<Search size={16} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onSearchKey}
      />
      {query.trim() === '' && <GroupChoice group={group} hasRecent={memory.recent.length > 0} onChange={setGroup} />}
      <EmojiGrid
        key={`${group} ${wanted}`}
        ref={grid}
        emojis={shown}
        tone={memory.tone}
        onChoose={choose}
        onLeave={() => search.current?.focus()}
      />
      <ToneChoice tone={memory.tone} onChange={(tone) => setMemory(rememberEmoji(localStorage, { tone }))} />
    </Stack>
  );
}

function GroupChoice(props: { group: string; hasRecent: boolean; onChange: (group: string) => void }) {
  const { t } = useTranslation();
  const data = [
    ...(props.hasRecent ? [{ value: 'recent', name: t('writing.emoji.recent'), icon: '🕘' }] : []),
    ...groups.map(([value, name, icon]) => ({ value: String(value), name: t(`writing.emoji.groups.${name}`), icon })),
  ];
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      className={classes.groups ?? ''}
      aria-label={t('writing.emoji.group')}
      value={props.group}
      onChange={props.onChange}
      data={data.map(({ value, name, icon }) => ({
        value,
        label: <Sign icon={icon} name={name} />,
      }))}
    />
  );
}

function EmojiGrid(props: {
  ref: React.RefObject<HTMLDivElement | null>;
  emojis: readonly Emoji[];
  tone: Tone;
  onChoose: (emoji: Emoji) => void;
  onLeave: () => void;
}) {
  const { ref, emojis, tone } = props;
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  if (emojis.length === 0) {
    return (
      <Text size="sm" c="dimmed" component="output" py="md">
        {t('writing.emoji.none')}
      </Text>
    );
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = moveInGrid(at, event.key, { count: emojis.length, columns: COLUMNS });
    if (next === at) return;
    event.preventDefault();
    if (next === null) return props.onLeave();
    setAt(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
    return undefined;
  };
  const rows = Array.from({ length: Math.ceil(emojis.length / COLUMNS) }, (_, row) =>
    emojis.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
  return (
    // Rows and cells as in a table, of which one cell at a time takes the keyboard (ARIA practices, "grid").
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus
    <div ref={ref} role="grid" aria-label={t('writing.emoji.grid')} className={classes.emojis} onKeyDown={onKeyDown}>
      {rows.map((row, rowIndex) => (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus
        <div key={row[0]?.id} role="row" className={classes.emojiRow}>
          {row.map((emoji, column) => {
            const index = rowIndex * COLUMNS + column;
            return (
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus
              <span key={emoji.id} role="gridcell">
                <button
                  type="button"
                  className={classes.emoji}
                  tabIndex={index === at ? 0 : -1}
                  aria-label={emoji.label}
                  title={emoji.label}
                  onFocus={() => setAt(index)}
                  onClick={() => props.onChoose(emoji)}
                >
                  {inTone(emoji, tone)}
                </button>
              </span>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function ToneChoice({ tone, onChange }: { tone: Tone; onChange: (tone: Tone) => void }) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <Text size="xs" c="dimmed" id="emoji-tone">
        {t('writing.emoji.tone')}
      </Text>
      <SegmentedControl
        size="xs"
        aria-labelledby="emoji-tone"
        value={String(tone)}
        // The options are the six tones.
        onChange={(value) => onChange(Number(value) as Tone)}
        data={tones.map(([name, hand], value) => ({
          value: String(value),
          label: <Sign icon={hand} name={t(`writing.emoji.tones.${name}`)} />,
        }))}
      />
    </Group>
  );
}

/** A sign to look at and its word to be read out. */
function Sign({ icon, name }: { icon: string; name: string }) {
  return (
    <span title={name}>
      <span aria-hidden>{icon}</span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}
