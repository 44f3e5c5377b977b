import { manifests, type NetworkId, wordsThatLeave } from '@bedside/connectors/networks';
import { type Content, choicesOf, partsOf, textFields } from '@bedside/server/contract/flow/compose';
import type { FindingView } from '@bedside/server/contract/flow/screen';
import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import { useChoiceWords } from '../../ui/choice-words.ts';
import { Film } from '../../ui/film.tsx';
import { LeavingAddresses } from '../../ui/leaving-addresses.tsx';
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
      <Files {...props} />
      <FurtherParts {...props} />
      <NetworkTexts {...props} channels={channels} />
      <Addresses content={content} />
    </Stack>
  );
}

/** Where each address leads that leaves otherwise than it was written. */
function Addresses({ content: { addresses = [] } }: Pick<Shown, 'content'>) {
  const { t } = useTranslation();
  if (addresses.every(({ leaves, target, written }) => leaves === written && target === written)) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="version-addresses">
      <Title order={2} size="h3" id="version-addresses" mb="xs">
        {t('review.addressesTitle')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('review.addressesLead')}
      </Text>
      <LeavingAddresses addresses={addresses} />
    </Paper>
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
  const choiceWords = useChoiceWords();
  const parts = textFields(props.content).filter(
    ({ field }) => field !== 'baseText' && field !== 'link' && !/^variants\.[a-z-]+$|^images\./.test(field),
  );
  const choices = choicesOf(props.content);
  if (parts.length === 0 && choices.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="version-parts">
      <Title order={2} size="h3" id="version-parts" mb="xs">
        {t('reviewDesk.parts')}
      </Title>
      <Stack gap="sm">
        {choices.length > 0 && (
          <div>
            <Text size="xs" fw={650} c="dimmed">
              {fieldWords('choices')}
            </Text>
            {choices.map((choice) => (
              <Text size="sm" key={`${choice.network}.${choice.name}`}>
                {choiceWords(choice)}
              </Text>
            ))}
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
    ...leavingText(content, network),
  }));
  if (texts.every(({ text }) => text === content.baseText.trimEnd())) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="version-networks">
      <Title order={2} size="h3" id="version-networks" mb="xs">
        {t('review.finalTextTitle')}
      </Title>
      <Stack gap="sm">
        {texts.map(({ network, own, text, isTitle }) => {
          const same = text === content.baseText.trimEnd();
          // A network's text begins with what was screened, and only a link may follow: marks fit, unless an address is another.
          const written = content.variants[network]?.text ?? content.baseText;
          const isAsWritten = isTitle || text.startsWith(written.trimEnd());
          const screened = isTitle ? `options.${network}.title` : own ? `variants.${network}` : 'baseText';
          const field = isAsWritten ? screened : `leaves.${network}`;
          return (
            <div key={network}>
              <Text size="xs" fw={650} c="dimmed">
                {t(`common.networks.${network}`)}
                {same && ` · ${t('review.sameAsText')}`}
                {text === '' && !same && ` · ${t('review.noWords')}`}
              </Text>
              {!same && text !== '' && (
                <Field
                  {...props}
                  field={field}
                  text={text}
                  onMark={own && !isTitle && isAsWritten ? props.onMark : undefined}
                />
              )}
            </div>
          );
        })}
      </Stack>
    </Paper>
  );
}

/** The text of the post itself as the publisher sends it; on some networks a title is all of it. */
function leavingText(content: Content, network: NetworkId): { text: string; isTitle: boolean } {
  const manifest = manifests[network];
  const [part] = partsOf(content, { id: network, takesFirstComment: manifest.takesFirstComment });
  if (part === undefined) return { text: '', isTitle: false };
  const { document, video } = content;
  const options = content.options?.[network];
  const { text } = wordsThatLeave(manifest, { ...part, images: part.imageIndexes, video, document, options });
  return { text, isTitle: text !== '' && !text.startsWith(part.text.trimEnd()) };
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

/** The video with its words, and the document with its title. */
function Files(props: Shown) {
  const { content, imageAddress = mediaAddress } = props;
  const { document, video } = content;
  const { t } = useTranslation();
  return (
    <>
      {video !== undefined && (
        <Paper withBorder p="md" component="section" aria-labelledby="version-video">
          <Title order={2} size="h3" id="version-video" mb="xs">
            {t('pictures.films.video')}
          </Title>
          <Film
            src={imageAddress(video.mediaId)}
            poster={video.cover && imageAddress(video.cover.mediaId)}
            altText={video.altText}
          />
          <Text size="xs" fw={650} c="dimmed" mt="xs">
            {t('pictures.films.altText')}
          </Text>
          <Field {...props} field="video.altText" text={video.altText} />
        </Paper>
      )}
      {document !== undefined && (
        <Paper withBorder p="md" component="section" aria-labelledby="version-document">
          <Title order={2} size="h3" id="version-document" mb="xs">
            {t('pictures.films.document')}
          </Title>
          <Field {...props} field="document.title" text={document.title} />
          <Anchor size="sm" href={imageAddress(document.mediaId)} download>
            {t('pictures.films.openDocument')}
          </Anchor>
        </Paper>
      )}
    </>
  );
}

/** What networks get instead of an image. */
function cropsOf(image: Content['images'][number]): [network: NetworkId, mediaId: string][] {
  // The keys are ids of networks, by the contract.
  return Object.entries(image.crops ?? {}).flatMap(([network, crop]) =>
    crop === undefined ? [] : [[network as NetworkId, crop.mediaId]],
  );
}
