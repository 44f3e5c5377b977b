import type { Manifest, NetworkId } from '@bedside/connectors/networks';
import type { Content } from '@bedside/server/contract/flow/compose';
import { Alert, Button, Group, Menu, Stack, Tabs, Text, VisuallyHidden } from '@mantine/core';
import { ChevronDown, CircleAlert } from 'lucide-react';
import { memo, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Counters } from './compose-counters.tsx';
import classes from './compose-networks.module.css';
import type { ComposeTextProps } from './compose-text-props.ts';
import { ComposeVariant } from './compose-variant.tsx';
import { LiveEditor } from './live-editor.tsx';
import type { NetworkCheck } from './network-checks.ts';
import type { Own } from './thread-parts.ts';
import { useSplit } from './use-split.ts';

/** Tab of the text that all networks share. */
export const ALL_NETWORKS = 'all';

/** The text for all networks, and a tab for each that has words of its own; room as each network counts. */
export function ComposeText(props: ComposeTextProps) {
  const { content, networks, checks, tab, onTab } = props;
  const { t } = useTranslation();
  const own = networks.filter((network) => content.variants[network] !== undefined);
  const shown = own.find((network) => network === tab) ?? ALL_NETWORKS;
  return (
    <>
      {own.length === 0 ? (
        <SharedText {...props} />
      ) : (
        <Tabs value={shown} onChange={(next) => onTab(next ?? ALL_NETWORKS)}>
          <Tabs.List aria-label={t('compose.tabsLabel')} mb="sm" className={classes.tabs ?? ''}>
            <NetworkTab value={ALL_NETWORKS} name={t('compose.tabAll')} checks={checksOfShared(checks, own)} />
            {own.map((network) => (
              <NetworkTab
                key={network}
                value={network}
                name={t(`common.networks.${network}`)}
                checks={checks.filter((check) => check.network === network)}
              />
            ))}
          </Tabs.List>
          <Tabs.Panel value={ALL_NETWORKS}>
            <SharedText {...props} />
          </Tabs.Panel>
          {own.map((network) => (
            <Tabs.Panel key={network} value={network}>
              <ComposeVariant {...props} network={network} onDropped={() => onTab(ALL_NETWORKS)} />
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
    </>
  );
}

function checksOfShared(checks: readonly NetworkCheck[], own: readonly NetworkId[]): NetworkCheck[] {
  return checks.filter(({ network }) => !own.includes(network));
}

const isTooLong = ({ problems }: NetworkCheck) => problems.some(({ code }) => code === 'TEXT_TOO_LONG');

function NetworkTab(props: { value: string; name: string; checks: readonly NetworkCheck[] }) {
  const isOver = props.checks.some(isTooLong);
  return (
    <Tabs.Tab value={props.value} rightSection={isOver ? <TooLongMark /> : null}>
      {props.name}
    </Tabs.Tab>
  );
}

function TooLongMark() {
  const { t } = useTranslation();
  return (
    <>
      <CircleAlert size={14} className={classes.tabOver} aria-hidden />
      <VisuallyHidden>{t('networks.tooLong')}</VisuallyHidden>
    </>
  );
}

/** The text that all networks get which have none of their own. */
function SharedText(props: ComposeTextProps) {
  const { content, networks, checks, onTab, readOnly, onChange } = props;
  const { t } = useTranslation();
  const shared = networks.filter((network) => content.variants[network] === undefined);
  const over = checks.flatMap(({ network, manifest, count }) =>
    count.over && shared.includes(network) ? [manifest] : [],
  );
  // What is too long has its own ways out, below.
  const fitting = shared.filter((network) => over.every((manifest) => manifest.network !== network));
  const giveOwn = useCallback(
    (network: NetworkId, own: Own) => {
      onChange((now) => ({ variants: { ...now.variants, [network]: own } }));
      onTab(network);
    },
    [onChange, onTab],
  );
  const giveCopy = useCallback(
    (network: NetworkId) => {
      onChange((now) => ({ variants: { ...now.variants, [network]: { text: now.baseText } } }));
      onTab(network);
    },
    [onChange, onTab],
  );
  return (
    <Stack gap="xs">
      <LiveEditor
        store={props.store}
        field="baseText"
        handle={props.handleOf('baseText')}
        label={t('compose.text')}
        placeholder={t('compose.textPlaceholder')}
        value={content.baseText}
        onChange={(baseText) => onChange({ baseText })}
        language={content.language}
        readOnly={readOnly}
        describedBy="findings-summary"
        onComment={props.onComment}
      />
      {!readOnly && (
        <Group justify="space-between" gap="xs" align="center" mih={30}>
          <Counters
            checks={checks.filter(({ network }) => shared.includes(network))}
            isEmpty={content.baseText.trim() === ''}
          />
          {fitting.length > 0 && <OwnWordsMenu networks={fitting} onChoose={giveCopy} />}
        </Group>
      )}
      {!readOnly && over.length > 0 && (
        <TooLong manifests={over} content={content} onOwn={giveCopy} onSplit={giveOwn} />
      )}
    </Stack>
  );
}

type OwnWords = { networks: readonly NetworkId[]; onChoose: (network: NetworkId) => void };

/** Drawn anew only for other networks: not with each letter. */
const OwnWordsMenu = memo(OwnWordsChoice, (one, other) => {
  return one.onChoose === other.onChoose && one.networks.join() === other.networks.join();
});

function OwnWordsChoice(props: OwnWords) {
  const { networks, onChoose } = props;
  const { t } = useTranslation();
  const [only] = networks;
  if (only !== undefined && networks.length === 1) {
    return (
      <Button size="xs" variant="subtle" ml="auto" onClick={() => onChoose(only)}>
        {t('networks.giveOwn', { network: t(`common.networks.${only}`) })}
      </Button>
    );
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="subtle" ml="auto" rightSection={<ChevronDown size={14} aria-hidden />}>
          {t('networks.giveOwnMenu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {networks.map((network) => (
          <Menu.Item key={network} onClick={() => onChoose(network)}>
            {t(`common.networks.${network}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What can be done where the shared text is too long: for each network its own ways out. */
function TooLong(props: {
  manifests: readonly Manifest[];
  content: Content;
  onOwn: (network: NetworkId) => void;
  onSplit: (network: NetworkId, own: Own) => void;
}) {
  const { manifests, content, onOwn, onSplit } = props;
  const { t, i18n } = useTranslation();
  const names = manifests.map(({ network }) => t(`common.networks.${network}`));
  return (
    <Alert color="warn" variant="light" p="sm" icon={<CircleAlert size={18} aria-hidden />}>
      <Stack gap="xs">
        <Text size="sm">{t('networks.tooLongFor', { network: new Intl.ListFormat(i18n.language).format(names) })}</Text>
        {manifests.map((manifest) => (
          <WaysOut
            key={manifest.network}
            manifest={manifest}
            isOnly={manifests.length === 1}
            content={content}
            onOwn={() => onOwn(manifest.network)}
            onSplit={(own) => onSplit(manifest.network, own)}
          />
        ))}
      </Stack>
    </Alert>
  );
}

function WaysOut(props: {
  manifest: Manifest;
  /** Then the sentence above names it already. */
  isOnly: boolean;
  content: Content;
  onOwn: () => void;
  onSplit: (own: Own) => void;
}) {
  const { manifest, isOnly, content, onOwn, onSplit } = props;
  const { t } = useTranslation();
  const split = useSplit(manifest);
  const network = t(`common.networks.${manifest.network}`);
  return (
    <Group gap="xs">
      {!isOnly && (
        <Text size="sm" fw={500} miw={120}>
          {network}
        </Text>
      )}
      {manifest.takesThreads && (
        <Button
          size="xs"
          variant="default"
          aria-label={t('networks.splitFor', { network })}
          onClick={() => split(content, content.baseText, onSplit)}
        >
          {t('networks.split')}
        </Button>
      )}
      <Button size="xs" variant="default" aria-label={t('networks.giveOwn', { network })} onClick={onOwn}>
        {t('networks.ownWording')}
      </Button>
    </Group>
  );
}
