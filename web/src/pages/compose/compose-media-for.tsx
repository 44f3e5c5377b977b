import type { NetworkId } from '@bedside/connectors/networks';
import type { MediaChoice } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { Button, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { Wand2 } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyUndo } from '../../lib/notify.tsx';
import classes from './compose.module.css';
import { choicesIn, isMediaChosen, mediaProblem, proposeMedia, withMediaFor } from './media-for.ts';
import { checkChannels, type NetworkCheck } from './network-checks.ts';
import type { ComposerState } from './use-composer.ts';

type Props = {
  composer: Pick<ComposerState, 'content' | 'media' | 'readOnly' | 'onChange'>;
  channels: readonly ChannelView[];
};

/** Which of the post's media each chosen network gets, where there is something to choose. */
export const ComposeMediaFor = memo(function ComposeMediaFor({ composer, channels }: Props) {
  const { content, media, onChange, readOnly } = composer;
  const { t } = useTranslation();
  const checks = useMemo(() => checkChannels(content, channels, media), [content, channels, media]);
  if (!isMediaChosen(content, checks) || (readOnly && content.mediaFor === undefined)) return null;
  const propose = () => {
    const { mediaFor } = content;
    onChange((now) => proposeMedia(now, channels, media));
    notifyUndo({
      message: t('options.mediaFor.proposed'),
      undoLabel: t('common.undo'),
      onUndo: () => onChange({ mediaFor }),
    });
  };
  return (
    <Stack gap="sm" component="section" aria-labelledby="media-for-title">
      <div>
        <Title order={2} size="h3" id="media-for-title">
          {t('options.mediaFor.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('options.mediaFor.lead')}
        </Text>
      </div>
      {!readOnly && (
        <Button
          variant="default"
          leftSection={<Wand2 size={18} aria-hidden />}
          style={{ alignSelf: 'flex-start' }}
          onClick={propose}
        >
          {t('options.mediaFor.propose')}
        </Button>
      )}
      <div className={classes.channels}>
        {checks.map((check) => (
          <OneNetwork key={check.network} composer={composer} check={check} />
        ))}
      </div>
    </Stack>
  );
});

/** A value that is none of the choices. */
const EVERYTHING = 'everything';

function OneNetwork({ check, composer }: Pick<Props, 'composer'> & { check: NetworkCheck }) {
  const { content, onChange, readOnly } = composer;
  const { network } = check;
  const { t } = useTranslation();
  const chosen = content.mediaFor?.[network];
  const choices = choicesIn(content);
  // What was chosen stands here until something else is, also when the post has lost it.
  const offered = chosen === undefined || choices.includes(chosen) ? choices : [...choices, chosen];
  const problem = mediaProblem(check);
  const choose = (to: NetworkId, choice: MediaChoice | undefined) => onChange((now) => withMediaFor(now, to, choice));
  return (
    <NativeSelect
      label={t('options.mediaFor.gets', { network: t(`common.networks.${network}`) })}
      value={chosen ?? EVERYTHING}
      disabled={readOnly}
      error={problem !== undefined && !readOnly ? t(`networks.problems.${problem}`) : undefined}
      onChange={({ currentTarget: { value } }) =>
        choose(
          network,
          offered.find((choice) => choice === value),
        )
      }
      data={[
        { value: EVERYTHING, label: t('options.mediaFor.everything') },
        ...offered.map((choice) => ({ value: choice, label: t(`options.mediaFor.choices.${choice}`) })),
      ]}
    />
  );
}
