import type { Content } from '@bedside/server/contract/flow/compose';
import { Button, Fieldset, NativeSelect, Stack } from '@mantine/core';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComposeTextProps } from './compose-text-props.ts';
import { LiveEditor } from './live-editor.tsx';

type Options = NonNullable<NonNullable<Content['options']>['mastodon']>;
const visibilities = ['public', 'unlisted', 'private'] as const satisfies readonly Options['visibility'][];

/** Longest content warning that the server takes, in UTF-16 units. */
const MAX_WARNING_UNITS = 500;

/** The field that findings of the content warning name. */
const warningField = 'options.mastodon.contentWarning';

/** A content with other options of Mastodon; what was left empty is left out, so that nothing chosen is nothing kept. */
export function withOptions(now: Content, patch: Options): Pick<Content, 'options'> {
  const { visibility, contentWarning } = { ...now.options?.mastodon, ...patch };
  const kept: Options = {
    ...(visibility === undefined || visibility === 'public' ? {} : { visibility }),
    ...(contentWarning === undefined || contentWarning === '' ? {} : { contentWarning }),
  };
  return { options: Object.keys(kept).length === 0 ? undefined : { ...now.options, mastodon: kept } };
}

/**
 * Who sees a post on Mastodon, and what is shown there before it is opened: folded as long as nothing is chosen. Nothing
 * where Mastodon is not chosen.
 */
export function MastodonOptions(props: ComposeTextProps) {
  const { content, networks, onChange, readOnly } = props;
  const { t } = useTranslation();
  const options = content.options?.mastodon ?? {};
  const [opened, setOpened] = useState(false);
  if (!networks.includes('mastodon')) return null;
  if (content.options?.mastodon === undefined && !opened) {
    if (readOnly) return null;
    return (
      <Button
        size="xs"
        variant="subtle"
        leftSection={<SlidersHorizontal size={16} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => setOpened(true)}
      >
        {t('networks.setMastodon')}
      </Button>
    );
  }
  const visibility = options.visibility ?? 'public';
  return (
    <Fieldset legend={t('common.networks.mastodon')} p="md">
      <Stack gap="sm">
        <NativeSelect
          label={t('channels.mastodon.visibility')}
          description={t(`channels.mastodon.visibilityHints.${visibility}`)}
          value={visibility}
          disabled={readOnly}
          // The options are exactly the ones of the contract.
          onChange={({ currentTarget: { value } }) =>
            onChange((now) => withOptions(now, { visibility: value as (typeof visibilities)[number] }))
          }
          data={visibilities.map((value) => ({ value, label: t(`channels.mastodon.visibilities.${value}`) }))}
        />
        <LiveEditor
          store={props.store}
          field={warningField}
          handle={props.handleOf(warningField)}
          label={t('channels.mastodon.warning')}
          description={t('channels.mastodon.warningHint')}
          value={options.contentWarning ?? ''}
          minHeightPx={40}
          // Networks show it on one line.
          onChange={(text) =>
            onChange((now) => withOptions(now, { contentWarning: text.replaceAll(/\s*\n\s*/gu, ' ') }))
          }
          language={content.language}
          maxLength={MAX_WARNING_UNITS}
          readOnly={readOnly}
          onComment={props.onComment}
        />
      </Stack>
    </Fieldset>
  );
}
