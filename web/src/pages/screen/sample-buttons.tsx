import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sampleNames, samples } from './playground-samples.ts';
import classes from './screen.module.css';

/** Posts to begin with. */
export function SampleButtons({ onChoose }: { onChoose: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.shows} aria-label={t('screen.playground.samplesLabel')}>
      {sampleNames.map((name) => (
        <Button key={name} size="compact-sm" variant="default" onClick={() => onChoose(samples[name])}>
          {t(`screen.playground.samples.${name}`)}
        </Button>
      ))}
    </fieldset>
  );
}
