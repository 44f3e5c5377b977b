import { composeNetworkText, manifests, type NetworkId } from '@bedside/connectors/networks';
import { type Content, textFields, textFor } from '@bedside/server/contract/flow/compose';
import type { FindingView } from '@bedside/server/contract/flow/screen';
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import { useFieldWords } from '../../ui/marked-text-words.ts';
import { MarkableText, type OnMark } from './markable-text.tsx';
import classes from './review.module.css';
import { recordedMarks } from './review-marks.ts';

type Shown = {
  content: Content;
  findings: readonly FindingView[];
  waivedKeys: ReadonlySet<string>;
  /** Whoever may decide marks passages. */
  onMark?: OnMark | undefined;
  /** Where the bytes of an image are. */
  imageAddress?: (mediaId: string) => string;
};

/** All that leaves with a version: text, link, further parts, images with their descriptions, and what a network gets otherwise. */
export function VersionContent(props: Shown & { channels: readonly { id: string; network: NetworkId }[] }) {
  const { content, onMark, channels } = props;
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <Paper withBorder p="md" component="section" aria-labelledby="version-text">
        <Title order={2} size="h3" id="version-text" mb="xs">
          {t('review.textTitle')}
        </Title>
        <Field {...props} field="baseText" text={content.baseText} />
        {content.link !== null && (
          <div className={classes.under}>
            <Text size="xs" fw={650} c="dimmed">
              {t('review.link')}
            </Text>
            <Field {...props} field="link" text={content.link} language="und" />
          </div>
        )}
        {onMark !== undefined && (
          <Text size="xs" c="dimmed" mt="sm">
            {t('reviewDesk.markHint')}
          </Text>
        )}
      </Paper>
      {content.images.length > 0 && <Images {...props} />}
      <FurtherParts {...props} />
      <NetworkTexts {...props} channels={channels} />
    </Stack>
  );
}

function Field(props: Shown & { field: string; text: string; language?: string }) {
  const { field, text, content, findings, waivedKeys, onMark } = props;
  return (
    <MarkableText
      field={field}
      text={text}
      marks={recordedMarks(findings, waivedKeys, field)}
      language={props.language ?? content.language}
      onMark={onMark}
    />
  );
}

/** Parts of threads, a first comment, a content warning: whatever leaves as a text of its own; and who sees it. */
function FurtherParts(props: Shown) {
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  const parts = textFields(props.content).filter(
    ({ field }) => field !== 'baseText' && field !== 'link' && !/^variants\.[a-z]+$|^images\./.test(field),
  );
  const visibility = props.content.options?.mastodon?.visibility;
  if (parts.length === 0 && visibility === undefined) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="version-parts">
      <Title order={2} size="h3" id="version-parts" mb="xs">
        {t('reviewDesk.parts')}
      </Title>
      <Stack gap="sm">
        {visibility !== undefined && (
          <div>
            <Text size="xs" fw={650} c="dimmed">
              {fieldWords('visibility')}
            </Text>
            <Text size="sm">
              {t(`channels.mastodon.visibilities.${visibility}`)}.{' '}
              {t(`channels.mastodon.visibilityHints.${visibility}`)}
            </Text>
          </div>
        )}
        {parts.map(({ field, text }) => (
          <div key={field}>
            <Text size="xs" fw={650} c="dimmed">
              {fieldWords(field)}
            </Text>
            <Field {...props} field={field} text={text} />
          </div>
        ))}
      </Stack>
    </Paper>
  );
}

function NetworkTexts(props: Shown & { channels: readonly { id: string; network: NetworkId }[] }) {
  const { content, channels } = props;
  const { t } = useTranslation();
  const chosen = channels.filter(({ id }) => content.channelIds.includes(id)).map(({ network }) => network);
  const texts = [...new Set(chosen)].map((network) => ({
    network,
    own: content.variants[network] !== undefined,
    text: composeNetworkText(manifests[network], { text: textFor(content, network), link: content.link }),
  }));
  if (texts.every(({ text }) => text === content.baseText.trimEnd())) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="version-networks">
      <Title order={2} size="h3" id="version-networks" mb="xs">
        {t('review.finalTextTitle')}
      </Title>
      <Stack gap="sm">
        {texts.map(({ network, own, text }) => {
          const same = text === content.baseText.trimEnd();
          // A network's text begins with what was screened; only a link may follow.
          const field = own ? `variants.${network}` : 'baseText';
          return (
            <div key={network}>
              <Text size="xs" fw={650} c="dimmed">
                {t(`common.networks.${network}`)}
                {same && ` · ${t('review.sameAsText')}`}
              </Text>
              {!same && <Field {...props} field={field} text={text} onMark={own ? props.onMark : undefined} />}
            </div>
          );
        })}
      </Stack>
    </Paper>
  );
}

function Images(props: Shown) {
  const { content, imageAddress = mediaAddress } = props;
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="version-images">
      <Title order={2} size="h3" id="version-images" mb="xs">
        {t('review.imagesTitle')}
      </Title>
      <Stack gap="lg">
        {content.images.map((image, index) => (
          <figure key={image.mediaId} className={classes.figure}>
            <div>
              <img src={imageAddress(image.mediaId)} alt={image.altText} />
              {cropsOf(image).map(([network, mediaId]) => (
                <div key={network} className={classes.under}>
                  <Text size="xs" c="dimmed">
                    {t(`common.networks.${network}`)}
                  </Text>
                  <img src={imageAddress(mediaId)} alt={image.altText} />
                </div>
              ))}
            </div>
            <figcaption>
              <Text size="xs" fw={650} c="dimmed">
                {t('compose.altText', { number: index + 1 })}
              </Text>
              <Field {...props} field={`images.${index}.altText`} text={image.altText} />
            </figcaption>
          </figure>
        ))}
      </Stack>
    </Paper>
  );
}

/** What networks get instead of an image. */
function cropsOf(image: Content['images'][number]): [network: NetworkId, mediaId: string][] {
  // The keys are ids of networks, by the contract.
  return Object.entries(image.crops ?? {}).flatMap(([network, crop]) =>
    crop === undefined ? [] : [[network as NetworkId, crop.mediaId]],
  );
}
