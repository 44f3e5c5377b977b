import type { Content } from '@bedside/server/contract/flow/compose';
import { Button, FileButton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { ImagePlus } from 'lucide-react';
import { lazy, memo, type Ref, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyUndo } from '../../lib/notify.tsx';
import { acceptedKinds } from './check-file.ts';
import classes from './compose.module.css';
import { ComposeImage } from './compose-image.tsx';
import { moveImage, withCrop, withImageBack, withoutImage } from './image-list.ts';
import { ImagePlaces } from './image-places.tsx';
import { ImageUploads } from './image-uploads.tsx';
import type { ComposerState } from './use-composer.ts';
import type { ComposerFindings } from './use-composer-findings.ts';
import type { Editors } from './use-editors.ts';

const CropDialog = lazy(async () => ({ default: (await import('./crop-dialog.tsx')).CropDialog }));

type Image = Content['images'][number];

export type ComposeImagesProps = {
  section: Ref<HTMLDivElement>;
  composer: Pick<ComposerState, 'content' | 'media' | 'networks' | 'altLimits' | 'uploads' | 'readOnly' | 'onChange'>;
  found: Pick<ComposerFindings, 'marksOf'>;
  editors: Editors;
  onComment: ((body: string) => Promise<unknown>) | undefined;
};

/** The images of a post, each with its description, and the ways to add, order and cut them. */
export const ComposeImages = memo(function ComposeImages(props: ComposeImagesProps) {
  const { section, composer, found, editors, onComment } = props;
  const { content, media, networks, uploads, readOnly, onChange } = composer;
  const { images } = content;
  const { t } = useTranslation();
  const [cropped, setCropped] = useState<number | null>(null);
  const order = useOrder(composer);
  const change = (index: number, next: (image: Image) => Image) =>
    onChange((now) => ({ images: now.images.map((each, at) => (at === index ? next(each) : each)) }));
  const cropping = cropped === null ? undefined : images[cropped];
  const facts = cropping && media.get(cropping.mediaId);
  return (
    <Stack ref={section} gap="sm" component="section" aria-labelledby="images-title" tabIndex={-1}>
      <Title order={2} size="h3" id="images-title">
        {t('compose.images')}
      </Title>
      <ImagePlaces ids={images.map(({ mediaId }) => mediaId)} readOnly={readOnly} onMove={order.move}>
        {(index, grip) => {
          const image = images[index];
          return (
            image && (
              <ComposeImage
                image={image}
                number={index + 1}
                count={images.length}
                grip={grip}
                content={content}
                networks={networks}
                altLimits={composer.altLimits}
                media={media.get(image.mediaId)}
                readOnly={readOnly}
                marks={found.marksOf(`images.${index}.altText`)}
                handle={editors.handleOf(`images.${index}.altText`)}
                onComment={onComment}
                onAltText={(altText) => change(index, (now) => ({ ...now, altText }))}
                onMove={(to) => order.move(index, to)}
                onCrop={() => setCropped(index)}
                onRemove={() => order.remove(image, index)}
              />
            )
          );
        }}
      </ImagePlaces>
      <VisuallyHidden component="output">{order.said}</VisuallyHidden>
      <ImageUploads uploads={uploads.uploads} onDismiss={uploads.dismiss} onRetry={uploads.retry} />
      {!readOnly && <AddImages onFiles={uploads.add} />}
      {cropped !== null && cropping !== undefined && facts !== undefined && (
        <Suspense fallback={null}>
          <CropDialog
            image={cropping}
            number={cropped + 1}
            media={facts}
            networks={networks}
            onCrop={(chosen, part) => change(cropped, (now) => withCrop(now, chosen, part))}
            onClose={() => setCropped(null)}
          />
        </Suspense>
      )}
    </Stack>
  );
});

/** Moves and removes images; parts of threads go on naming the same ones. What was moved is said to screen readers. */
function useOrder({ onChange, content }: Pick<ComposerState, 'onChange' | 'content'>) {
  const { t } = useTranslation();
  const [said, say] = useState('');
  const move = (from: number, to: number) => {
    onChange((now) => moveImage(now, from, to));
    say(t('pictures.order.moved', { from: from + 1, to: to + 1, count: content.images.length }));
  };
  const remove = (image: Image, index: number) => {
    const before = content;
    onChange((now) => withoutImage(now, index));
    notifyUndo({
      message: t('compose.imageRemoved'),
      undoLabel: t('common.undo'),
      onUndo: () => onChange((now) => withImageBack(now, image, { index, before })),
    });
  };
  return { move, remove, said };
}

function AddImages(props: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.drop}>
      <Text size="sm" c="dimmed">
        {t('compose.dropImages')}
      </Text>
      <FileButton multiple accept={acceptedKinds.join(',')} onChange={props.onFiles}>
        {(button) => (
          <Button {...button} variant="default" leftSection={<ImagePlus size={18} aria-hidden />}>
            {t('compose.addImages')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
