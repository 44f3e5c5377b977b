import { manifests } from '@bedside/connectors/networks';
import { Button, Group, Stack } from '@mantine/core';
import { MessageCirclePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyUndo } from '../../lib/notify.tsx';
import { PartCounter } from './compose-counters.tsx';
import type { ComposeTextProps } from './compose-text-props.ts';
import { LiveEditor } from './live-editor.tsx';
import { isNear } from './network-checks.ts';

/** Longest first comment that the server takes, in UTF-16 units. */
const MAX_COMMENT_UNITS = 5_000;

/** Our own comment below the post, where a chosen network takes one. */
export function ComposeFirstComment(props: ComposeTextProps) {
  const { content, networks, checks, readOnly, onChange } = props;
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const taking = networks.filter((network) => manifests[network].takesFirstComment);
  const comment = content.firstComment ?? '';
  if (taking.length === 0 && comment === '') return null;
  if (comment === '' && (readOnly || !open)) {
    if (readOnly) return null;
    return (
      <Button
        size="xs"
        variant="subtle"
        leftSection={<MessageCirclePlus size={16} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => setOpen(true)}
      >
        {t('networks.addComment')}
      </Button>
    );
  }
  const set = (text: string) => onChange({ firstComment: text === '' ? undefined : text });
  const remove = () => {
    setOpen(false);
    if (comment === '') return;
    set('');
    notifyUndo({ message: t('networks.commentRemoved'), undoLabel: t('common.undo'), onUndo: () => set(comment) });
  };
  const names = new Intl.ListFormat(i18n.language).format(taking.map((network) => t(`common.networks.${network}`)));
  return (
    <Stack gap={4}>
      <LiveEditor
        store={props.store}
        field="firstComment"
        handle={props.handleOf('firstComment')}
        label={t('networks.firstComment')}
        description={taking.length === 0 ? t('networks.commentNowhere') : t('networks.commentWhere', { names })}
        value={comment}
        minHeightPx={72}
        onChange={set}
        language={content.language}
        maxLength={MAX_COMMENT_UNITS}
        readOnly={readOnly}
        onComment={props.onComment}
      />
      <Group gap="md" justify="space-between">
        <Group gap="md">
          {checks.flatMap(({ network, manifest, parts }) =>
            parts
              .filter(({ kind, count }) => kind === 'first_comment' && isNear(count))
              .map((part) => <PartCounter key={network} manifest={manifest} part={part} named />),
          )}
        </Group>
        {!readOnly && (
          <Button size="xs" variant="subtle" onClick={remove}>
            {t('networks.removeComment')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
