import { type ImageShape, imageShapes, type NetworkId } from '@bedside/connectors/networks';
import type { Content } from '@bedside/server/contract/flow/compose';
import { cropMedia, getMedia, type MediaView } from '@bedside/server/contract/registers/media';
import { Button, Checkbox, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { centerCrop, makeAspectCrop, type PercentCrop, ReactCrop } from 'react-image-crop';
// A style sheet has nothing to assign; in a module of ours its classes would get other names.
// oxlint-disable-next-line import/no-unassigned-import
import 'react-image-crop/dist/ReactCrop.css';
import { mediaAddress } from '../../lib/api.ts';
import { keyOf, useCall } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { areaOf, isWhole } from './crop-area.ts';
import classes from './pictures.module.css';

type Crop = { readonly mediaId: string; readonly sha256: string };

/** Height of the preview. */
const MOST_PREVIEW_PX = 240;

const whole: PercentCrop = { unit: '%', x: 0, y: 0, width: 100, height: 100 };

/** Chooses the part of an image that a network gets. The image itself stays; its part is an image of its own. */
export function CropDialog(props: {
  image: Content['images'][number];
  number: number;
  media: MediaView;
  networks: readonly NetworkId[];
  onCrop: (networks: readonly NetworkId[], crop: Crop | null) => void;
  onClose: () => void;
}) {
  const { image, number, media, networks, onCrop, onClose } = props;
  const { t } = useTranslation();
  const client = useQueryClient();
  const [network, setNetwork] = useState(networks[0]);
  const [forAll, setForAll] = useState(false);
  const [shape, setShape] = useState<ImageShape['id']>('free');
  const [crop, setCrop] = useState(whole);
  const cut = useCall(cropMedia, {
    onSuccess: (part) => {
      client.setQueryData(keyOf(getMedia, { params: { id: part.id } }), part);
      done({ mediaId: part.id, sha256: part.sha256 });
    },
  });
  if (network === undefined) return null;
  const chosen = forAll ? networks : [network];
  const done = (part: Crop | null) => {
    onCrop(chosen, part);
    onClose();
  };
  const ratio = imageShapes[network].find(({ id }) => id === shape)?.ratio ?? null;
  const choose = (id: ImageShape['id'], of: NetworkId) => {
    setShape(id);
    setCrop(startOf(imageShapes[of].find((each) => each.id === id)?.ratio ?? null, media));
  };
  const area = areaOf(crop, media);
  return (
    <Modal opened size="xl" onClose={onClose} title={t('pictures.crop.title', { number })}>
      <Stack gap="md">
        <CropChoices
          networks={networks}
          network={network}
          shape={shape}
          onNetwork={(value) => {
            setNetwork(value);
            choose('free', value);
          }}
          onShape={(value) => choose(value, network)}
        />
        <Cropper image={image} media={media} crop={crop} ratio={ratio} onCrop={setCrop} />
        <Text size="xs" c="dimmed">
          {t('pictures.crop.keys')} {t('pictures.crop.size', { width: area.width, height: area.height })}
        </Text>
        {networks.length > 1 && (
          <Checkbox
            label={t('pictures.crop.forAll')}
            checked={forAll}
            onChange={(event) => setForAll(event.currentTarget.checked)}
          />
        )}
        <ProblemNotice error={cut.error} />
        <CropButtons
          networks={chosen}
          isWhole={isWhole(area, media)}
          isCropped={chosen.some((each) => image.crops?.[each] !== undefined)}
          isBusy={cut.isPending}
          onReset={() => done(null)}
          onCut={() => cut.mutate({ params: { id: image.mediaId }, body: area })}
          onClose={onClose}
        />
      </Stack>
    </Modal>
  );
}

function Cropper(props: {
  image: Content['images'][number];
  media: MediaView;
  crop: PercentCrop;
  ratio: number | null;
  onCrop: (crop: PercentCrop) => void;
}) {
  const { image, media, crop, ratio } = props;
  const { t } = useTranslation();
  return (
    <div className={classes.cropping}>
      <ReactCrop
        crop={crop}
        {...(ratio === null ? {} : { aspect: ratio })}
        minWidth={24}
        minHeight={24}
        keepSelection
        ruleOfThirds
        ariaLabels={labelsOf(t)}
        onChange={(_px, percent) => props.onCrop(percent)}
      >
        <img className={classes.source} src={mediaAddress(image.mediaId)} alt={image.altText} />
      </ReactCrop>
      <CropPreview image={image} crop={crop} media={media} />
    </div>
  );
}

function CropChoices(props: {
  networks: readonly NetworkId[];
  network: NetworkId;
  shape: ImageShape['id'];
  onNetwork: (network: NetworkId) => void;
  onShape: (shape: ImageShape['id']) => void;
}) {
  const { networks, network } = props;
  const { t } = useTranslation();
  return (
    <>
      {networks.length > 1 && (
        <SegmentedControl<NetworkId>
          aria-label={t('pictures.crop.network')}
          className={classes.shapes ?? ''}
          withItemsBorders={false}
          value={network}
          onChange={props.onNetwork}
          data={networks.map((value) => ({ value, label: t(`common.networks.${value}`) }))}
        />
      )}
      <SegmentedControl<ImageShape['id']>
        aria-label={t('pictures.crop.shape')}
        className={classes.shapes ?? ''}
        withItemsBorders={false}
        value={props.shape}
        onChange={props.onShape}
        data={imageShapes[network].map(({ id }) => ({ value: id, label: t(`pictures.crop.shapes.${id}`) }))}
      />
    </>
  );
}

function CropButtons(props: {
  networks: readonly NetworkId[];
  isWhole: boolean;
  isCropped: boolean;
  isBusy: boolean;
  onReset: () => void;
  onCut: () => void;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const names = props.networks.map((each) => t(`common.networks.${each}`));
  return (
    <Group justify="space-between" gap="xs">
      <Button variant="default" disabled={!props.isCropped} onClick={props.onReset}>
        {t('pictures.crop.reset')}
      </Button>
      <Group gap="xs">
        <Button variant="default" onClick={props.onClose}>
          {t('common.cancel')}
        </Button>
        <Button disabled={props.isWhole} loading={props.isBusy} onClick={props.onCut}>
          {t('pictures.crop.use', { networks: new Intl.ListFormat(i18n.language).format(names) })}
        </Button>
      </Group>
    </Group>
  );
}

/** The largest part of this shape around the middle. */
function startOf(ratio: number | null, media: MediaView): PercentCrop {
  if (ratio === null) return whole;
  const { widthPx, heightPx } = media;
  return centerCrop(makeAspectCrop({ unit: '%', width: 100 }, ratio, widthPx, heightPx), widthPx, heightPx);
}

/** The part as it will be seen. */
function CropPreview({ image, crop, media }: { image: { mediaId: string }; crop: PercentCrop; media: MediaView }) {
  const { t } = useTranslation();
  const { width, height } = areaOf(crop, media);
  return (
    <figure className={classes.preview}>
      <div
        className={classes.part}
        style={{ aspectRatio: `${width} / ${height}`, width: `min(100%, ${(MOST_PREVIEW_PX * width) / height}px)` }}
      >
        <img
          src={mediaAddress(image.mediaId)}
          alt=""
          style={{
            width: `${10_000 / Math.max(1, crop.width)}%`,
            left: `${(-100 * crop.x) / Math.max(1, crop.width)}%`,
            top: `${(-100 * crop.y) / Math.max(1, crop.height)}%`,
          }}
        />
      </div>
      <figcaption>{t('pictures.crop.preview')}</figcaption>
    </figure>
  );
}

function labelsOf(t: (key: 'pictures.crop.area' | 'pictures.crop.corner' | 'pictures.crop.edge') => string) {
  const [corner, edge] = [t('pictures.crop.corner'), t('pictures.crop.edge')];
  return {
    cropArea: t('pictures.crop.area'),
    nwDragHandle: corner,
    neDragHandle: corner,
    seDragHandle: corner,
    swDragHandle: corner,
    nDragHandle: edge,
    eDragHandle: edge,
    sDragHandle: edge,
    wDragHandle: edge,
  };
}
