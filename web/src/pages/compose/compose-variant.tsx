import { manifests, type NetworkId } from '@bedside/connectors/networks';
import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { notifyUndo } from '../../lib/notify.tsx';
import { PartCounter } from './compose-counters.tsx';
import type { ComposeTextProps } from './compose-text-props.ts';
import { ComposeThread } from './compose-thread.tsx';
import { withoutVariant } from './draft-content.ts';
import { LiveEditor } from './live-editor.tsx';
import type { Own } from './thread-parts.ts';
import { useSplit } from './use-split.ts';

/** A network's own words: one text, or the parts of a thread. */
export function ComposeVariant(props: ComposeTextProps & { network: NetworkId; onDropped: () => void }) {
  const { content, network, checks, readOnly, onChange } = props;
  const { t } = useTranslation();
  const check = checks.find((each) => each.network === network);
  const manifest = check?.manifest ?? manifests[network];
  const split = useSplit(manifest);
  const name = t(`common.networks.${network}`);
  const own = content.variants[network];
  if (own === undefined) return null;
  const setOwn = (next: Own) => onChange((now) => ({ variants: { ...now.variants, [network]: next } }));
  /** Changes the wording as a whole, and can take it back. */
  const replaceOwn = (next: Own, message: string) => {
    setOwn(next);
    notifyUndo({ message, undoLabel: t('common.undo'), onUndo: () => setOwn(own) });
  };
  const dropOwn = () => {
    onChange((now) => ({ variants: withoutVariant(now.variants, network) }));
    props.onDropped();
    notifyUndo({
      message: t('compose.ownWordingGone', { network: name }),
      undoLabel: t('common.undo'),
      onUndo: () => setOwn(own),
    });
  };
  const part = check?.parts[0];
  return (
    <Stack gap="xs">
      {own.thread === undefined ? (
        <>
          <LiveEditor
            store={props.store}
            field={`variants.${network}`}
            handle={props.handleOf(`variants.${network}`)}
            label={t('compose.textFor', { network: name })}
            value={own.text}
            onChange={(text) =>
              onChange((now) => ({ variants: { ...now.variants, [network]: { ...now.variants[network], text } } }))
            }
            language={content.language}
            readOnly={readOnly}
            onComment={props.onComment}
          />
          {part !== undefined && <PartCounter manifest={manifest} part={part} />}
        </>
      ) : (
        <ComposeThread {...props} manifest={manifest} own={own} onParts={setOwn} onReplace={replaceOwn} />
      )}
      {!readOnly && (
        <Group gap="xs">
          {own.thread === undefined && manifest.takesThreads && (
            <Button
              size="xs"
              variant={part?.count.over ? 'light' : 'default'}
              onClick={() =>
                split(content, own.text, (next) => replaceOwn(next, t('networks.isThread', { network: name })))
              }
            >
              {t(part?.count.over ? 'networks.split' : 'networks.goOn')}
            </Button>
          )}
          <Button size="xs" variant="subtle" onClick={dropOwn}>
            {t('networks.dropOwn')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
