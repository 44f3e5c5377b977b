import type { Content } from '@bedside/server/contract/flow/compose';
import type { MediaView } from '@bedside/server/contract/registers/media';
import { Button, Group, Stack, Text } from '@mantine/core';
import { ShieldCheck, Trash2 } from 'lucide-react';
import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import { MarkedTextEditor, type MarkedTextHandle } from '../../ui/marked-text-editor.tsx';
import type { Mark } from '../../ui/marked-text-types.ts';
import classes from './compose.module.css';
import { wellFormed } from './draft-content.ts';
import { fileSize } from './file-size.ts';

/** One image: what it shows in words, what was taken out of it, and the way to remove it. */
export function ComposeImage(props: {
  image: Content['images'][number];
  number: number;
  media: MediaView | undefined;
  readOnly: boolean;
  language: string;
  marks: readonly Mark[];
  handle: Ref<MarkedTextHandle>;
  onAltText: (altText: string) => void;
  onRemove: () => void;
  onComment: ((body: string) => Promise<unknown>) | undefined;
}) {
  const { image, number, media, readOnly } = props;
  const { t } = useTranslation();
  const [gone, setGone] = useState(false);
  return (
    <fieldset className={classes.image} aria-label={t('compose.imageNumber', { number })}>
      {gone ? (
        <Text size="xs" p="xs" className={classes.imageGone} role="alert">
          {t('compose.imageGone')}
        </Text>
      ) : (
        <img src={mediaAddress(image.mediaId)} alt={image.altText} onError={() => setGone(true)} />
      )}
      <Stack gap="xs">
        <MarkedTextEditor
          handle={props.handle}
          label={t('compose.altText', { number })}
          description={t('compose.altTextHint')}
          error={image.altText.trim() === '' && !readOnly ? t('compose.altTextMissing') : undefined}
          required
          value={image.altText}
          onChange={(text) => props.onAltText(wellFormed(text))}
          marks={props.marks}
          language={props.language}
          minHeightPx={76}
          maxLength={2_000}
          readOnly={readOnly}
          onComment={props.onComment}
        />
        <Group justify="space-between" gap="xs">
          <MediaFacts media={media} />
          {!readOnly && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<Trash2 size={16} aria-hidden />}
              aria-label={t('compose.removeImage', { number })}
              onClick={props.onRemove}
            >
              {t('common.remove')}
            </Button>
          )}
        </Group>
      </Stack>
    </fieldset>
  );
}

function MediaFacts(props: { media: MediaView | undefined }) {
  const { media } = props;
  const { t, i18n } = useTranslation();
  if (media === undefined) return null;
  const kinds = media.strippedMetadata.map((kind) =>
    // Kinds grow on the server first; one that is new here shows its own name.
    t(`compose.strippedKinds.${kind as 'exif'}`, { defaultValue: kind }),
  );
  const list = new Intl.ListFormat(i18n.language).format(kinds);
  return (
    <Stack gap={2}>
      <Text size="xs" c="dimmed">
        {t('compose.imageFacts', {
          width: media.widthPx,
          height: media.heightPx,
          size: fileSize(media.byteSize, i18n.language),
        })}
      </Text>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <ShieldCheck size={16} color="var(--bedside-pass)" aria-hidden />
        <Text size="xs" c="dimmed">
          {kinds.length === 0 ? t('compose.strippedNone') : t('compose.stripped', { kinds: list })}
        </Text>
      </Group>
    </Stack>
  );
}
