import { composeNetworkText, manifests } from '@bedside/connectors/networks';
import type { Content } from '@bedside/server/contract/flow/compose';
import type { FindingView } from '@bedside/server/contract/flow/screen';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import { MarkedTextView } from '../../ui/marked-text-view.tsx';
import { textFor } from '../compose/draft-content.ts';
import { chosenNetworks } from '../compose/network-checks.ts';
import classes from './review.module.css';
import { recordedMarks } from './review-marks.ts';

type Shown = { content: Content; findings: readonly FindingView[]; waivedKeys: ReadonlySet<string> };

/** All that leaves with a version: text, link, images with their descriptions, and what a network gets otherwise. */
export function VersionContent(props: Shown & { channels: readonly ChannelView[] }) {
  const { content, findings, waivedKeys, channels } = props;
  const { t } = useTranslation();
  const marks = (field: string) => recordedMarks(findings, waivedKeys, field);
  return (
    <Stack gap="lg">
      <Paper withBorder p="md" component="section" aria-labelledby="version-text">
        <Title order={2} size="h3" id="version-text" mb="xs">
          {t('review.textTitle')}
        </Title>
        <MarkedTextView text={content.baseText} marks={marks('baseText')} language={content.language} />
        {content.link !== null && (
          <Text size="sm" mt="sm">
            {t('review.link')}: <MarkedTextView text={content.link} marks={marks('link')} language="und" />
          </Text>
        )}
      </Paper>
      <NetworkTexts {...props} channels={channels} />
      {content.images.length > 0 && <Images content={content} findings={findings} waivedKeys={waivedKeys} />}
    </Stack>
  );
}

function NetworkTexts(props: Shown & { channels: readonly ChannelView[] }) {
  const { content, findings, waivedKeys, channels } = props;
  const { t } = useTranslation();
  const networks = chosenNetworks(content, channels);
  const texts = networks.map((network) => ({
    network,
    field: content.variants[network] === undefined ? 'baseText' : `variants.${network}`,
    text: composeNetworkText(manifests[network], { text: textFor(content, network), link: content.link }),
  }));
  if (texts.every(({ text }) => text === content.baseText.trimEnd())) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="version-networks">
      <Title order={2} size="h3" id="version-networks" mb="xs">
        {t('review.finalTextTitle')}
      </Title>
      <Stack gap="sm">
        {texts.map(({ network, field, text }) => {
          const same = text === content.baseText.trimEnd();
          return (
            <div key={network}>
              <Text size="xs" fw={650} c="dimmed">
                {t(`common.networks.${network}`)}
                {same && ` · ${t('review.sameAsText')}`}
              </Text>
              {!same && (
                <MarkedTextView
                  text={text}
                  // A network's text begins with what was screened; only a link may follow.
                  marks={recordedMarks(findings, waivedKeys, field)}
                  language={content.language}
                />
              )}
            </div>
          );
        })}
      </Stack>
    </Paper>
  );
}

function Images({ content, findings, waivedKeys }: Shown) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="version-images">
      <Title order={2} size="h3" id="version-images" mb="xs">
        {t('review.imagesTitle')}
      </Title>
      <Stack gap="md">
        {content.images.map((image, index) => (
          <figure key={image.mediaId} className={classes.figure}>
            <img src={mediaAddress(image.mediaId)} alt={image.altText} />
            <figcaption>
              <Text size="xs" fw={650} c="dimmed">
                {t('compose.altText', { number: index + 1 })}
              </Text>
              <MarkedTextView
                text={image.altText}
                marks={recordedMarks(findings, waivedKeys, `images.${index}.altText`)}
                language={content.language}
              />
            </figcaption>
          </figure>
        ))}
      </Stack>
    </Paper>
  );
}
