import type { Manifest, NetworkId } from '@bedside/connectors/networks';
import { type Content, MAX_THREAD_PARTS } from '@bedside/server/contract/flow/compose';
import { ActionIcon, Button, Group, NativeSelect, Stack, Switch, Text, VisuallyHidden } from '@mantine/core';
import { ArrowDown, ArrowUp, Merge, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import { PartCounter } from './compose-counters.tsx';
import classes from './compose-networks.module.css';
import type { ComposeTextProps } from './compose-text-props.ts';
import { LiveEditor } from './live-editor.tsx';
import {
  addPart,
  assignImage,
  fromParts,
  isNumbered,
  joinPart,
  movePart,
  type Own,
  type Part,
  removePart,
  setNumbering,
  toParts,
} from './thread-parts.ts';

type ThreadProps = ComposeTextProps & {
  network: NetworkId;
  manifest: Manifest;
  own: Own;
  onParts: (own: Own) => void;
  /** A change that somebody may want to take back. */
  onReplace: (own: Own, message: string) => void;
};

/** The parts of a thread, each with an editor, and the ways to order them. */
export function ComposeThread(props: ThreadProps) {
  const { content, network, own, readOnly, onParts, onReplace } = props;
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const parts = toParts(own, content.images.length);
  const count = parts.length;
  const become = (next: readonly Part[], message?: string) => {
    const changed = fromParts(next);
    if (message === undefined) onParts(changed);
    else onReplace(changed, message);
  };
  const move = (index: number, by: -1 | 1) => {
    become(movePart(parts, index, by));
    setSaid(t('networks.partMoved', { number: index + 1, to: index + 1 + by }));
  };
  return (
    <Stack gap="md">
      <VisuallyHidden component="output">{said}</VisuallyHidden>
      <ol className={classes.parts} aria-label={t('networks.parts', { network: t(`common.networks.${network}`) })}>
        {parts.map((part, index) => (
          // A part has no identity of its own beyond its place, and its editor holds no words.
          <li key={index} className={classes.part}>
            <PartEditor {...props} part={part} index={index} count={count} />
            {!readOnly && (
              <PartActions
                index={index}
                count={count}
                onMove={(by) => move(index, by)}
                onJoin={() => become(joinPart(parts, index), t('networks.partJoined'))}
                onRemove={() => become(removePart(parts, index), t('networks.partRemoved', { number: index + 1 }))}
              />
            )}
          </li>
        ))}
      </ol>
      {content.images.length > 0 && (
        <PartImages {...props} parts={parts} onAssign={(image, to) => become(assignImage(parts, image, to))} />
      )}
      {!readOnly && (
        <Group gap="md" justify="space-between">
          <Button
            size="xs"
            variant="default"
            leftSection={<Plus size={14} aria-hidden />}
            disabled={count > MAX_THREAD_PARTS}
            onClick={() => become(addPart(parts))}
          >
            {t('networks.addPart')}
          </Button>
          <Switch
            size="sm"
            label={t('networks.numbering')}
            checked={isNumbered(parts)}
            onChange={(event) => become(setNumbering(parts, event.currentTarget.checked))}
          />
        </Group>
      )}
    </Stack>
  );
}

function PartEditor(props: ThreadProps & { part: Part; index: number; count: number }) {
  const { content, network, checks, part, index, count, readOnly, onChange } = props;
  const { t } = useTranslation();
  const field = index === 0 ? `variants.${network}` : `variants.${network}.thread.${index - 1}`;
  const counted = checks.find((check) => check.network === network)?.parts[index];
  return (
    <Stack gap={4}>
      <LiveEditor
        store={props.store}
        field={field}
        handle={props.handleOf(field)}
        label={t('networks.part', { number: index + 1, count })}
        value={part.text}
        minHeightPx={92}
        onChange={(text) => onChange((now) => ({ variants: withPartText(now, { network, index }, text) }))}
        language={content.language}
        readOnly={readOnly}
        onComment={props.onComment}
      />
      {counted !== undefined && <PartCounter manifest={props.manifest} part={counted} />}
    </Stack>
  );
}

function withPartText(
  { variants }: Content,
  { network, index }: { network: NetworkId; index: number },
  text: string,
): Content['variants'] {
  const own = variants[network];
  if (own === undefined) return variants;
  if (index === 0) return { ...variants, [network]: { ...own, text } };
  const thread = own.thread?.map((part, at) => (at === index - 1 ? { ...part, text } : part)) ?? [];
  return { ...variants, [network]: { ...own, thread } };
}

function PartActions(props: {
  index: number;
  count: number;
  onMove: (by: -1 | 1) => void;
  onJoin: () => void;
  onRemove: () => void;
}) {
  const { index, count, onMove, onJoin, onRemove } = props;
  const { t } = useTranslation();
  const number = index + 1;
  return (
    <div className={classes.partActions}>
      <PartAction label={t('networks.moveUp', { number })} disabled={index === 0} onClick={() => onMove(-1)}>
        <ArrowUp size={16} aria-hidden />
      </PartAction>
      <PartAction label={t('networks.moveDown', { number })} disabled={number === count} onClick={() => onMove(1)}>
        <ArrowDown size={16} aria-hidden />
      </PartAction>
      <PartAction label={t('networks.join', { number })} disabled={index === 0} onClick={onJoin}>
        <Merge size={16} aria-hidden />
      </PartAction>
      <PartAction label={t('networks.removePart', { number })} disabled={count === 1} onClick={onRemove}>
        <Trash2 size={16} aria-hidden />
      </PartAction>
    </div>
  );
}

function PartAction(props: { label: string; disabled: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={props.label}
      title={props.label}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      {props.children}
    </ActionIcon>
  );
}

/** Which part each image goes with. */
function PartImages(props: ThreadProps & { parts: readonly Part[]; onAssign: (image: number, to: number) => void }) {
  const { content, manifest, parts, readOnly, onAssign } = props;
  const { t } = useTranslation();
  const most = manifest.media.maxImages;
  const full = parts.findIndex(({ imageIndexes }) => imageIndexes.length > most);
  return (
    <Stack gap="xs">
      {content.images.map((image, index) => (
        <Group key={image.mediaId} gap="sm" wrap="nowrap">
          <img src={mediaAddress(image.mediaId)} alt={image.altText} className={classes.partImage} />
          <NativeSelect
            size="xs"
            label={t('networks.imageGoesWith', { number: index + 1 })}
            value={String(parts.findIndex(({ imageIndexes }) => imageIndexes.includes(index)))}
            disabled={readOnly}
            onChange={(event) => onAssign(index, Number(event.currentTarget.value))}
            data={parts.map((_, at) => ({
              value: String(at),
              label: t('networks.part', { number: at + 1, count: parts.length }),
            }))}
          />
        </Group>
      ))}
      {full !== -1 && (
        <Text size="sm" c="var(--bedside-warn)">
          {t('networks.tooManyImages', { number: full + 1, limit: most })}
        </Text>
      )}
    </Stack>
  );
}
