import {
  createView,
  listViews,
  type SavedView,
  type ViewFilters,
  type ViewList,
} from '@bedside/server/contract/registers/views';
import { Button, Checkbox, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Bookmark, ListOrdered, Plus, Users } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../lib/notify.tsx';
import { ask, useCall } from '../lib/query.ts';
import { ProblemNotice } from './problem-notice.tsx';

const SavedViewsDialog = lazy(async () => ({
  default: (await import('./saved-views-dialog.tsx')).SavedViewsDialog,
}));

/**
 * The views that were saved of a list: choose one, save what is set now, arrange one's own. `filters` is what the list is
 * narrowed by now, with short values; `onChoose` gets what was saved, of which the list takes what it knows.
 */
export function SavedViews(props: { list: ViewList; filters: ViewFilters; onChoose: (filters: ViewFilters) => void }) {
  const { t } = useTranslation();
  const views = useQuery(ask(listViews, { query: { list: props.list } }));
  const [dialog, setDialog] = useState<'save' | 'arrange' | null>(null);
  const all = views.data?.views ?? [];
  const close = () => setDialog(null);
  return (
    <>
      <Menu position="bottom-end" width={280} shadow="md">
        <Menu.Target>
          <Button variant="default" leftSection={<Bookmark size={16} aria-hidden />}>
            {t('find.views.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {all.length === 0 && <Menu.Label>{t('find.views.none')}</Menu.Label>}
          {all.map((view) => (
            <ViewItem key={view.id} view={view} onChoose={() => props.onChoose(view.filters)} />
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<Plus size={16} aria-hidden />} onClick={() => setDialog('save')}>
            {t('find.views.save')}
          </Menu.Item>
          {all.length > 0 && (
            <Menu.Item leftSection={<ListOrdered size={16} aria-hidden />} onClick={() => setDialog('arrange')}>
              {t('find.views.manage')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'save' && (
        <SaveViewDialog
          list={props.list}
          filters={props.filters}
          mayShare={views.data?.mayShare ?? false}
          onClose={close}
        />
      )}
      <Suspense fallback={null}>
        {dialog === 'arrange' && (
          <SavedViewsDialog
            list={props.list}
            views={all}
            filters={props.filters}
            mayShare={views.data?.mayShare ?? false}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  );
}

function ViewItem({ view, onChoose }: { view: SavedView; onChoose: () => void }) {
  const { t } = useTranslation();
  return (
    <Menu.Item
      onClick={onChoose}
      rightSection={view.isShared ? <Users size={14} aria-label={t('find.views.shared')} /> : null}
    >
      <Text size="sm" lineClamp={2}>
        {view.name}
      </Text>
    </Menu.Item>
  );
}

function SaveViewDialog(props: { list: ViewList; filters: ViewFilters; mayShare: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const save = useCall(createView, {
    invalidates: [listViews],
    onSuccess: (view) => {
      notifyDone(t('find.views.saved', { name: view.name }));
      props.onClose();
    },
  });
  const body = { list: props.list, name, filters: props.filters, isShared };
  return (
    <Modal opened onClose={props.onClose} title={t('find.views.saveTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') save.mutate({ body });
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('find.views.name')}
            placeholder={t('find.views.namePlaceholder')}
            required
            maxLength={60}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {props.mayShare && (
            <Checkbox
              label={t('find.views.share')}
              description={t('find.views.shareHint')}
              checked={isShared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          <ProblemNotice error={save.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
