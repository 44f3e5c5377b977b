import { Button, FileButton, Input, Stack } from '@mantine/core';
import { ImagePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { acceptedKinds } from '../compose/check-file.ts';
import { ImageUploads } from '../compose/image-uploads.tsx';
import { useImageDrop } from '../compose/use-image-drop.ts';
import classes from './authorizations.module.css';
import { Pictures } from './pictures.tsx';
import type { AskForm } from './use-ask-form.ts';
import type { AskPictures } from './use-ask-pictures.ts';

/** The very pictures that would be shown: chosen or dropped here, seen small, taken away again. */
export function PictureField({ form, pictures }: { form: AskForm; pictures: AskPictures }) {
  const { t } = useTranslation();
  const drop = useImageDrop({ readOnly: false, onFiles: pictures.add });
  const { media } = form.values;
  return (
    // A fieldset: what is below belongs together, and none of it is one field that a label could name.
    <Stack component="fieldset" gap="sm" m={0} p={0} bd="none" miw={0} aria-label={t('asking.shown.pictures')}>
      <Input.Wrapper
        label={t('asking.shown.pictures')}
        labelElement="div"
        description={t('asking.shown.picturesHint')}
        error={form.errors['media']}
      >
        {null}
      </Input.Wrapper>
      {media.length > 0 && (
        <Pictures
          media={media}
          below={media.map(({ mediaId }, index) => (
            <Button
              key={mediaId}
              size="compact-xs"
              variant="default"
              aria-label={t('asking.shown.removePicture', { number: index + 1 })}
              onClick={() => form.removeListItem('media', index)}
            >
              {t('common.remove')}
            </Button>
          ))}
        />
      )}
      <ImageUploads uploads={pictures.uploads} onDismiss={pictures.dismiss} onRetry={pictures.retry} />
      <div className={classes.drop} data-over={drop.isOver || undefined} {...drop.handlers}>
        <FileButton multiple accept={acceptedKinds.join(',')} onChange={pictures.add}>
          {(button) => (
            <Button {...button} variant="default" leftSection={<ImagePlus size={18} aria-hidden />}>
              {t('asking.shown.addPictures')}
            </Button>
          )}
        </FileButton>
      </div>
    </Stack>
  );
}
