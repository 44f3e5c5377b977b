import type { Content } from '@bedside/server/contract/flow/compose';
import { Button, FileButton, Stack, Text, Title } from '@mantine/core';
import { ImagePlus } from 'lucide-react';
import { type DragEvent, memo, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyUndo } from '../../lib/notify.tsx';
import classes from './compose.module.css';
import { ComposeImage } from './compose-image.tsx';
import { ImageUploads } from './image-uploads.tsx';
import type { ComposerState } from './use-composer.ts';
import type { ComposerFindings } from './use-composer-findings.ts';
import type { Editors } from './use-editors.ts';

type Image = Content['images'][number];

export type ComposeImagesProps = {
  section: Ref<HTMLDivElement>;
  composer: Pick<ComposerState, 'content' | 'media' | 'uploads' | 'readOnly' | 'onChange'>;
  found: Pick<ComposerFindings, 'marksOf'>;
  editors: Editors;
  onComment: ((body: string) => Promise<unknown>) | undefined;
};

/** Kinds that the server takes; it looks at the bytes, this only helps the file chooser. */
const accepted = 'image/jpeg,image/png,image/webp';

/** The images of a post, each with its description, and the ways to add more. */
export const ComposeImages = memo(function ComposeImages(props: ComposeImagesProps) {
  const { section, composer, found, editors, onComment } = props;
  const { content, media, uploads, readOnly, onChange } = composer;
  const { images, language } = content;
  const { t } = useTranslation();
  const remove = (image: Image, index: number) => {
    onChange((now) => ({ images: now.images.filter((_, at) => at !== index) }));
    notifyUndo({
      message: t('compose.imageRemoved'),
      undoLabel: t('common.undo'),
      onUndo: () => onChange((now) => ({ images: now.images.toSpliced(index, 0, image) })),
    });
  };
  return (
    <Stack ref={section} gap="sm" component="section" aria-labelledby="images-title" tabIndex={-1}>
      <Title order={2} size="h3" id="images-title">
        {t('compose.images')}
      </Title>
      {images.map((image, index) => (
        <ComposeImage
          key={image.mediaId}
          image={image}
          number={index + 1}
          media={media.get(image.mediaId)}
          readOnly={readOnly}
          language={language}
          marks={found.marksOf(`images.${index}.altText`)}
          handle={editors.handleOf(`images.${index}.altText`)}
          onComment={onComment}
          onAltText={(altText) =>
            onChange((now) => ({ images: now.images.map((each, at) => (at === index ? { ...each, altText } : each)) }))
          }
          onRemove={() => remove(image, index)}
        />
      ))}
      <ImageUploads uploads={uploads.uploads} onDismiss={uploads.dismiss} />
      {!readOnly && <DropZone onFiles={uploads.add} />}
    </Stack>
  );
});

function DropZone(props: { onFiles: (files: File[]) => void }) {
  const { onFiles } = props;
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const onDrag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(event.type === 'dragover');
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    // Dropping is a short cut for the mouse; the button does the same for everybody.
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={onDrag}
      onDragLeave={onDrag}
      onDrop={onDrop}
    >
      <Text size="sm" c="dimmed">
        {t('compose.dropImages')}
      </Text>
      <FileButton multiple accept={accepted} onChange={onFiles}>
        {(button) => (
          <Button {...button} variant="default" leftSection={<ImagePlus size={18} aria-hidden />}>
            {t('compose.addImages')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
