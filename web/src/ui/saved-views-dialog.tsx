import {
  changeView,
  createView,
  listViews,
  orderViews,
  removeView,
  type SavedView,
  type ViewFilters,
  type ViewList,
} from '@bedside/server/contract/registers/views';
import { ActionIcon, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, Pencil, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyUndo } from '../lib/notify.tsx';
import { useCall } from '../lib/query.ts';
import { ProblemNotice } from './problem-notice.tsx';
import classes from './row-list.module.css';
import { StateBadge } from './state-badge.tsx';

type ListProps = {
  list: ViewList;
  views: readonly SavedView[];
  filters: ViewFilters;
  mayShare: boolean;
  onClose: () => void;
};

/** One's own views in their order, and shared ones for those who keep them: rename, move, remove. */
export function SavedViewsDialog(props: ListProps) {
  const { t } = useTranslation();
  const { list, views, mayShare } = props;
  const [changing, setChanging] = useState<string | null>(null);
  const order = useCall(orderViews, { invalidates: [listViews] });
  const remove = useRemoveView(list);
  const own = views.filter(({ isMine }) => isMine);
  const move = (view: SavedView, step: 1 | -1) => {
    const ids = own.map(({ id }) => id);
    const at = ids.indexOf(view.id);
    const [other, moved] = [ids[at + step], ids[at]];
    if (other === undefined || moved === undefined) return;
    ids[at] = other;
    ids[at + step] = moved;
    order.mutate({ body: { list, viewIds: ids } });
  };
  return (
    <Modal opened onClose={props.onClose} size="lg" title={t('find.views.manageTitle')}>
      <Stack gap="md">
        <ProblemNotice error={order.error ?? remove.error} />
        <ul className={classes.list}>
          {views.map((view) => (
            <li key={view.id} className={classes.row}>
              {changing === view.id ? (
                <ChangeView view={view} filters={props.filters} mayShare={mayShare} onDone={() => setChanging(null)} />
              ) : (
                <>
                  <span className={classes.main}>
                    <Text>{view.name}</Text>
                  </span>
                  <ViewButtons
                    view={view}
                    place={own.indexOf(view)}
                    count={own.length}
                    mayChange={view.isMine || mayShare}
                    onMove={(step) => move(view, step)}
                    onChange={() => setChanging(view.id)}
                    onRemove={() => remove.run(view)}
                  />
                </>
              )}
            </li>
          ))}
        </ul>
      </Stack>
    </Modal>
  );
}

function useRemoveView(list: ViewList) {
  const { t } = useTranslation();
  const again = useCall(createView, { invalidates: [listViews] });
  const remove = useCall(removeView, { invalidates: [listViews] });
  const run = (view: SavedView) => {
    const { name, filters, isShared } = view;
    const onSuccess = () =>
      notifyUndo({
        message: t('find.views.removed', { name }),
        undoLabel: t('common.undo'),
        onUndo: () => again.mutate({ body: { list, name, filters, isShared } }),
      });
    remove.mutate({ params: { id: view.id } }, { onSuccess });
  };
  return { run, error: remove.error ?? again.error };
}

function ViewButtons(props: {
  view: SavedView;
  place: number;
  count: number;
  mayChange: boolean;
  onMove: (step: 1 | -1) => void;
  onChange: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const { view, place, count } = props;
  const { name } = view;
  return (
    <span className={classes.side}>
      {view.isShared && (
        <StateBadge tone="quiet" icon={Users}>
          {t('find.views.shared')}
        </StateBadge>
      )}
      {place >= 0 && (
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={place === 0}
            aria-label={t('find.views.up', { name })}
            onClick={() => props.onMove(-1)}
          >
            <ArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={place === count - 1}
            aria-label={t('find.views.down', { name })}
            onClick={() => props.onMove(1)}
          >
            <ArrowDown size={16} aria-hidden />
          </ActionIcon>
        </>
      )}
      {props.mayChange && (
        <>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('find.views.rename', { name })}
            onClick={props.onChange}
          >
            <Pencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('find.views.remove', { name })}
            onClick={props.onRemove}
          >
            <Trash2 size={16} aria-hidden />
          </ActionIcon>
        </>
      )}
    </span>
  );
}

function ChangeView(props: { view: SavedView; filters: ViewFilters; mayShare: boolean; onDone: () => void }) {
  const { t } = useTranslation();
  const { view } = props;
  const [name, setName] = useState(view.name);
  const [isShared, setShared] = useState(view.isShared);
  const [takes, setTakes] = useState(false);
  const change = useCall(changeView, { invalidates: [listViews], onSuccess: props.onDone });
  const filters = takes ? props.filters : view.filters;
  const body = { revision: view.revision, name, filters, isShared };
  return (
    <form
      className={classes.main}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') change.mutate({ params: { id: view.id }, body });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('find.views.name')}
          required
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {props.mayShare && (
          <Checkbox
            label={t('find.views.share')}
            checked={isShared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
        )}
        <Checkbox
          label={t('find.views.takeFilters')}
          checked={takes}
          onChange={(event) => setTakes(event.currentTarget.checked)}
        />
        <ProblemNotice error={change.error} />
        <Group gap="xs">
          <Button type="submit" size="xs" loading={change.isPending} disabled={name.trim() === ''}>
            {t('common.save')}
          </Button>
          <Button size="xs" variant="default" onClick={props.onDone}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
