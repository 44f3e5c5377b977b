import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { browserStore } from '../../lib/browser-store.ts';
import { notifyUndo } from '../../lib/notify.tsx';
import { useAgo } from '../../lib/use-ago.ts';
import { type BegunHere, forgetBegunHere, type KeptPlace, listBegunHere } from './kept-draft.ts';

const EXCERPT_UNITS = 80;
const QUERY = ['begun-here'];

/** Posts that were begun in this browser and never reached the server: go on with one, or throw it away. */
export function BegunHereNotice(props: { place: Omit<KeptPlace, 'postId'>; onOpen: (sheetId: string) => void }) {
  const { place, onOpen } = props;
  const { t } = useTranslation();
  const client = useQueryClient();
  const begun = useQuery({
    queryKey: [...QUERY, place],
    queryFn: () => listOthers(place),
    networkMode: 'always',
    retry: false,
  });
  const refresh = () => client.invalidateQueries({ queryKey: QUERY });
  const list = begun.data ?? [];
  if (list.length === 0) return null;
  const throwAway = async (each: BegunHere) => {
    const row = (await browserStore.list('drafts')).find(({ key }) => key.endsWith(`/new/${each.sheetId}`));
    await forgetBegunHere(browserStore, { ...place, sheetId: each.sheetId });
    await refresh();
    notifyUndo({
      message: t('together.begun.gone'),
      undoLabel: t('common.undo'),
      onUndo: () => void (row && browserStore.put('drafts', row).then(refresh)),
    });
  };
  return (
    <Alert color="info" icon={<MonitorSmartphone size={20} aria-hidden />} title={t('together.begun.title')}>
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {list.map((each) => (
          <Line key={each.sheetId} begun={each} onOpen={onOpen} onThrowAway={() => void throwAway(each)} />
        ))}
      </Stack>
    </Alert>
  );
}

function Line(props: { begun: BegunHere; onOpen: (sheetId: string) => void; onThrowAway: () => void }) {
  const { begun, onOpen, onThrowAway } = props;
  const { t } = useTranslation();
  const ago = useAgo();
  const words = begun.content.baseText.trim().slice(0, EXCERPT_UNITS);
  return (
    <Group component="li" gap="xs" justify="space-between">
      <Text size="sm" miw={0} style={{ flex: '1 1 12rem', overflowWrap: 'anywhere' }}>
        {words === '' ? t('together.begun.noWords') : words}
        <Text span size="sm" c="dimmed">
          {` · ${ago(new Date(begun.keptAt).toISOString())}`}
        </Text>
      </Text>
      <Group gap="xs">
        <Button size="compact-sm" onClick={() => onOpen(begun.sheetId)}>
          {t('together.begun.open')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onThrowAway}>
          {t('together.begun.throwAway')}
        </Button>
      </Group>
    </Group>
  );
}

/** All but the sheet on screen and those that another tab holds. */
async function listOthers(place: Omit<KeptPlace, 'postId'>): Promise<BegunHere[]> {
  const held = await heldLocks();
  const all = await listBegunHere(browserStore, place);
  return all.filter(({ sheetId }) => sheetId !== place.sheetId && !held.has(sheetLock(sheetId)));
}

/** Browsers tell of locks only on pages that came over a safe connection. */
async function heldLocks(): Promise<ReadonlySet<string | undefined>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.map(({ name }) => name));
}

/** Tells other tabs that this sheet is open here, so that they do not offer it. */
export function useSheetLock(sheetId: string): void {
  useEffect(() => {
    if (!('locks' in navigator)) return;
    let release = () => {};
    const closed = new Promise<void>((resolve) => {
      release = resolve;
    });
    void navigator.locks.request(sheetLock(sheetId), () => closed);
    return () => release();
  }, [sheetId]);
}

function sheetLock(sheetId: string): string {
  return `bedside.sheet.${sheetId}`;
}
