/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the combobox pattern of ARIA 1.2: the field keeps the focus and takes the keys, and no element of HTML shows groups of entries with icons. */
import { Input, Text, VisuallyHidden } from '@mantine/core';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NamedLoader } from '../ui/named-loader.tsx';
import classes from './command-palette.module.css';
import { Keys } from './key-sheet.tsx';
import { type PaletteEntry, type PaletteGroup, usePaletteGroups } from './use-palette-groups.ts';

const [store, palette] = createSpotlight();

/**
 * Search, rooms and actions in one list. The field keeps the focus; which entry is chosen is told to screen readers as the
 * field's active descendant, which the library's own list does not do.
 */
export function CommandPalette(props: { onClose: () => void }) {
  const { t } = useTranslation();
  const { onClose } = props;
  const [query, setQuery] = useState('');
  useEffect(() => {
    palette.open();
    return palette.close;
  }, []);
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      attributes={{ content: { 'aria-label': t('find.palette.title') } }}
      radius="md"
      centered={false}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      transitionProps={{ duration: 100 }}
      onSpotlightClose={onClose}
    >
      <Palette query={query} onQuery={setQuery} onDone={palette.close} />
    </Spotlight.Root>
  );
}

function Palette(props: { query: string; onQuery: (query: string) => void; onDone: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const { groups, isSearching, hasFailed } = usePaletteGroups(props.query);
  const entries = groups.flatMap((group) => group.entries);
  const at = Math.min(chosen, Math.max(0, entries.length - 1));
  const optionId = (index: number) => `${id}-${index}`;
  const choose = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    props.onDone();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && entries.length > 0) setChosen((at + step + entries.length) % entries.length);
    else if (event.key === 'Enter') choose(entries[at]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={classes.top}>
        <Input
          data-autofocus
          role="combobox"
          aria-label={t('find.palette.title')}
          aria-expanded={entries.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={entries.length > 0 ? optionId(at) : undefined}
          variant="unstyled"
          size="md"
          maxLength={200}
          placeholder={t('find.palette.placeholder')}
          leftSection={<Search size={18} aria-hidden />}
          rightSection={isSearching ? <NamedLoader size="xs" label={t('find.palette.searching')} /> : null}
          value={props.query}
          onChange={(event) => {
            props.onQuery(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <VisuallyHidden component="output">
        {entries.length === 0 ? t('find.palette.noneTitle') : t('find.palette.results', { count: entries.length })}
      </VisuallyHidden>
      {hasFailed && (
        <Text c="dimmed" px="md" py="xs">
          {t('find.palette.failed')}
        </Text>
      )}
      <PaletteList
        id={id}
        groups={groups}
        chosen={entries[at]}
        onChoose={choose}
        onPoint={(entry) => setChosen(entries.indexOf(entry))}
      />
      {entries.length === 0 && !isSearching && (
        <Text c="dimmed" ta="center" p="lg">
          {t('find.palette.noneTitle')}
        </Text>
      )}
    </>
  );
}

function PaletteList(props: {
  id: string;
  groups: readonly PaletteGroup[];
  chosen: PaletteEntry | undefined;
  onChoose: (entry: PaletteEntry) => void;
  onPoint: (entry: PaletteEntry) => void;
}) {
  const { t } = useTranslation();
  const { id, groups, chosen } = props;
  const all = groups.flatMap(({ entries }) => entries);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen !== undefined)
      list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('find.palette.title')} className={classes.list}>
      {groups.map((group) => (
        <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
          <div className={classes.group} id={`${id}-${group.id}`}>
            {t(`find.palette.groups.${group.id}`)}
          </div>
          {group.entries.map((entry) => (
            <div
              key={entry.id}
              id={`${id}-${all.indexOf(entry)}`}
              role="option"
              aria-selected={entry === chosen}
              className={classes.option}
              onMouseMove={() => props.onPoint(entry)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onChoose(entry)}
            >
              <entry.icon size={18} aria-hidden />
              <span className={classes.words}>
                <span className={classes.label}>{entry.label}</span>
                {entry.note !== undefined && <span className={classes.note}>{entry.note}</span>}
              </span>
              {entry.keys !== undefined && (
                <span className={classes.keys} aria-hidden>
                  <Keys keys={entry.keys} />
                </span>
              )}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
