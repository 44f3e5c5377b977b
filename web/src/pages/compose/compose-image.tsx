import type { NetworkId } from '@bedside/connectors/networks';
import type { Content } from '@bedside/server/contract/flow/compose';
import type { MediaView } from '@bedside/server/contract/registers/media';
import { ActionIcon, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { ArrowDown, ArrowUp, Crop, ShieldCheck, Trash2 } from 'lucide-react';
import { type ReactNode, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaAddress } from '../../lib/api.ts';
import { MarkedTextEditor, type MarkedTextHandle } from '../../ui/marked-text-editor.tsx';
import type { Mark } from '../../ui/marked-text-types.ts';
import { AltCoach } from './alt-coach.tsx';
import classes from './compose.module.css';
import { wellFormed } from './draft-content.ts';
import { fileSize } from './file-size.ts';
import type { AltLimit } from './network-checks.ts';
import { PicturedPersons } from './pictured-persons.tsx';

type ComposeImageProps = {
  image: Content['images'][number];
  number: number;
  /** Images in the post. */
  count: number;
  /** What it is dragged by. */
  grip: ReactNode;
  content: Content;
  networks: readonly NetworkId[];
  altLimits: readonly AltLimit[];
  media: MediaView | undefined;
  readOnly: boolean;
  marks: readonly Mark[];
  handle: Ref<MarkedTextHandle>;
  onAltText: (altText: string) => void;
  onMove: (to: number) => void;
  onCrop: () => void;
  onRemove: () => void;
  onComment: ((body: string) => Promise<unknown>) | undefined;
};

/** One image: what it shows in words, what was taken out of it, and the ways to order, cut and remove it. */
export function ComposeImage(props: ComposeImageProps) {
  const { image, number, media, readOnly, content, marks } = props;
  const { t } = useTranslation();
  const [gone, setGone] = useState(false);
  return (
    <fieldset className={classes.image} aria-label={t('compose.imageNumber', { number })}>
      {gone ? (
        <Text size="xs" p="xs" className={classes.imageGone} role="alert">
          {t('compose.imageGone')}
        </Text>
      ) : (
        <img src={mediaAddress(image.mediaId)} alt={image.altText} draggable={false} onError={() => setGone(true)} />
      )}
      <Stack gap="xs" miw={0}>
        <MarkedTextEditor
          handle={props.handle}
          label={t('compose.altText', { number })}
          description={t('compose.altTextHint')}
          error={image.altText.trim() === '' && !readOnly ? t('compose.altTextMissing') : undefined}
          required
          value={image.altText}
          onChange={(text) => props.onAltText(wellFormed(text))}
          marks={marks}
          language={content.language}
          minHeightPx={76}
          maxLength={2_000}
          readOnly={readOnly}
          onComment={props.onComment}
        />
        {!readOnly && <AltCoach altText={image.altText} content={content} marks={marks} limits={props.altLimits} />}
        <MediaFacts media={media} />
        {!gone && <PicturedPersons mediaId={image.mediaId} number={number} />}
        <CroppedFor image={image} networks={props.networks} />
        {!readOnly && <ImageTools {...props} mayCrop={!gone && media !== undefined && props.networks.length > 0} />}
      </Stack>
    </fieldset>
  );
}

function ImageTools(props: ComposeImageProps & { mayCrop: boolean }) {
  const { number, count } = props;
  const { t } = useTranslation();
  return (
    <Group justify="space-between" gap="xs">
      <Group gap={4}>
        {props.grip}
        {count > 1 && (
          <>
            <Move
              icon={<ArrowUp size={16} aria-hidden />}
              label={t('pictures.order.up', { number })}
              disabled={number === 1}
              onClick={() => props.onMove(number - 2)}
            />
            <Move
              icon={<ArrowDown size={16} aria-hidden />}
              label={t('pictures.order.down', { number })}
              disabled={number === count}
              onClick={() => props.onMove(number)}
            />
          </>
        )}
      </Group>
      <Group gap={4}>
        <Tooltip label={t('pictures.crop.needsChannel')} disabled={props.mayCrop}>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Crop size={16} aria-hidden />}
            aria-label={t('pictures.crop.open', { number })}
            data-disabled={!props.mayCrop}
            aria-disabled={!props.mayCrop}
            onClick={props.mayCrop ? props.onCrop : undefined}
          >
            {t('pictures.crop.name')}
          </Button>
        </Tooltip>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Trash2 size={16} aria-hidden />}
          aria-label={t('compose.removeImage', { number })}
          onClick={props.onRemove}
        >
          {t('common.remove')}
        </Button>
      </Group>
    </Group>
  );
}

function Move(props: { icon: ReactNode; label: string; disabled: boolean; onClick: () => void }) {
  return (
    // The keyboard stays on the button when the image has arrived at an end.
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={props.label}
      title={props.label}
      data-disabled={props.disabled}
      aria-disabled={props.disabled}
      onClick={props.disabled ? undefined : props.onClick}
    >
      {props.icon}
    </ActionIcon>
  );
}

/** Which networks get a part of the image. */
function CroppedFor({ image, networks }: Pick<ComposeImageProps, 'image' | 'networks'>) {
  const { t, i18n } = useTranslation();
  const cropped = networks.filter((network) => image.crops?.[network] !== undefined);
  if (cropped.length === 0) return null;
  const names = cropped.map((network) => t(`common.networks.${network}`));
  return (
    <Text size="xs" c="dimmed">
      {t('pictures.crop.croppedFor', { networks: new Intl.ListFormat(i18n.language).format(names) })}
    </Text>
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
