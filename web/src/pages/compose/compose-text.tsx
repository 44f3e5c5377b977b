import type { NetworkId } from '@bedside/connectors/networks';
import { type Content, MAX_TEXT_UNITS } from '@bedside/server/contract/flow/compose';
import { Group, NativeSelect, Stack, Switch, Tabs, Text } from '@mantine/core';
import { memo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../lib/i18n.ts';
import { notifyUndo } from '../../lib/notify.tsx';
import type { ScreeningStore } from '../../lib/screening-store.ts';
import { useFieldMarks } from '../../lib/use-screening.ts';
import { MarkedTextEditor, type MarkedTextEditorProps, type MarkedTextHandle } from '../../ui/marked-text-editor.tsx';
import classes from './compose.module.css';
import { type ChangeContent, wellFormed, withoutVariant } from './draft-content.ts';
import type { NetworkCheck } from './network-checks.ts';

export type ComposeTextProps = {
  content: Content;
  networks: readonly NetworkId[];
  checks: readonly NetworkCheck[];
  tab: string;
  onTab: (tab: string) => void;
  readOnly: boolean;
  /** What screening says, field by field. */
  store: ScreeningStore;
  handleOf: (field: string) => Ref<MarkedTextHandle>;
  onChange: ChangeContent;
  onComment: ((body: string) => Promise<unknown>) | undefined;
};

/** Tab of the text that all networks share. */
export const ALL_NETWORKS = 'all';

/** The text for all networks and, where a network deserves it, its own wording; lengths as each network counts. */
export function ComposeText(props: ComposeTextProps) {
  const { content, networks, checks, tab, onTab, readOnly, onChange } = props;
  const { t } = useTranslation();
  const fullNotice = useFullNotice();
  const base = (
    <LiveEditor
      store={props.store}
      field="baseText"
      handle={props.handleOf('baseText')}
      label={t('compose.text')}
      placeholder={t('compose.textPlaceholder')}
      value={content.baseText}
      onChange={(text) => onChange({ baseText: wellFormed(text) })}
      language={content.language}
      maxLength={MAX_TEXT_UNITS}
      error={fullNotice(content.baseText)}
      readOnly={readOnly}
      describedBy="findings-summary"
      onComment={props.onComment}
    />
  );
  return (
    <Stack gap="xs">
      {networks.length === 0 ? (
        base
      ) : (
        <Tabs value={tab} onChange={(next) => onTab(next ?? ALL_NETWORKS)}>
          <Tabs.List aria-label={t('compose.tabsLabel')} mb="sm" className={classes.tabs ?? ''}>
            <Tabs.Tab value={ALL_NETWORKS}>{t('compose.tabAll')}</Tabs.Tab>
            {networks.map((network) => (
              <Tabs.Tab key={network} value={network}>
                {t(`common.networks.${network}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={ALL_NETWORKS}>{base}</Tabs.Panel>
          {networks.map((network) => (
            <Tabs.Panel key={network} value={network}>
              <Variant {...props} network={network} />
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
      <Group justify="space-between" gap="xs" align="flex-start">
        <Counters checks={checks} />
        <NativeSelect
          size="xs"
          aria-label={t('compose.language')}
          value={content.language}
          disabled={readOnly}
          // The options are exactly the languages of the contract.
          onChange={(event) => onChange({ language: event.currentTarget.value as Content['language'] })}
          data={languages.map((value) => ({ value, label: t(`common.languages.${value}`) }))}
        />
      </Group>
    </Stack>
  );
}

/** An editor that draws its marks as soon as they are there, without the page around it. */
function LiveEditor(props: Omit<MarkedTextEditorProps, 'marks'> & { store: ScreeningStore; field: string }) {
  const { store, field, ...editor } = props;
  return <MarkedTextEditor {...editor} marks={useFieldMarks(store, field, editor.value)} />;
}

function Variant(props: ComposeTextProps & { network: NetworkId }) {
  const { content, network, readOnly, onChange } = props;
  const { t } = useTranslation();
  const fullNotice = useFullNotice();
  const name = t(`common.networks.${network}`);
  const own = content.variants[network];
  const setOwn = (text: string) => onChange((now) => ({ variants: { ...now.variants, [network]: { text } } }));
  const dropOwn = () => {
    onChange((now) => ({ variants: withoutVariant(now.variants, network) }));
    if (own === undefined || own.text === content.baseText) return;
    notifyUndo({
      message: t('compose.ownWordingGone', { network: name }),
      undoLabel: t('common.undo'),
      onUndo: () => setOwn(own.text),
    });
  };
  return (
    <Stack gap="sm">
      <Switch
        label={t('compose.ownWording', { network: name })}
        checked={own !== undefined}
        disabled={readOnly}
        onChange={(event) => (event.currentTarget.checked ? setOwn(content.baseText) : dropOwn())}
      />
      {own === undefined ? (
        <Text size="sm" c="dimmed">
          {t('compose.sameText', { network: name })}
        </Text>
      ) : (
        <LiveEditor
          store={props.store}
          field={`variants.${network}`}
          handle={props.handleOf(`variants.${network}`)}
          label={t('compose.textFor', { network: name })}
          value={own.text}
          onChange={(text) => setOwn(wellFormed(text))}
          language={content.language}
          maxLength={MAX_TEXT_UNITS}
          error={fullNotice(own.text)}
          readOnly={readOnly}
          onComment={props.onComment}
        />
      )}
    </Stack>
  );
}

/** The field takes no more than the server does and drops the rest of a paste without a word, so we say it. */
function useFullNotice() {
  const { t, i18n } = useTranslation();
  return (text: string) => {
    if (text.length < MAX_TEXT_UNITS) return undefined;
    return t('compose.textFull', { max: new Intl.NumberFormat(i18n.language).format(MAX_TEXT_UNITS) });
  };
}

const Counters = memo(function Counters(props: { checks: readonly NetworkCheck[] }) {
  const { t, i18n } = useTranslation();
  if (props.checks.length === 0) return <span />;
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <ul className={classes.counters} aria-label={t('compose.counters')}>
      {props.checks.map(({ network, count }) => (
        <li key={network} data-over={count.over || undefined}>
          {t(`common.networks.${network}`)}{' '}
          {t('compose.counter', { length: number.format(count.length), max: number.format(count.max) })}
          {count.over && ` · ${t('compose.counterOver', { count: Math.max(1, -count.remaining) })}`}
        </li>
      ))}
    </ul>
  );
});
