import { type PasswordInputProps, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Ref, useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../lib/i18n.ts';
import { guessTime, loadStrengthMeter, type PasswordStrength, strengthLevels } from '../lib/password-strength.ts';
import classes from './new-password-field.module.css';
import { PasswordField } from './password-field.tsx';

/** A password to be chosen, and how long it would hold. `knownWords` are what somebody who knows the person tries first. */
export function NewPasswordField(
  props: PasswordInputProps & { knownWords: readonly string[]; ref?: Ref<HTMLInputElement> },
) {
  const { knownWords, ...field } = props;
  const password = typeof props.value === 'string' ? props.value : '';
  const strength = useStrength(password, knownWords);
  return (
    <Stack gap={6}>
      <PasswordField autoComplete="new-password" required {...field} />
      <div aria-live="polite">{strength !== null && <StrengthLines strength={strength} />}</div>
    </Stack>
  );
}

/** Null until there is something to measure and something to measure it with. */
function useStrength(password: string, knownWords: readonly string[]): PasswordStrength | null {
  const settled = useDeferredValue(password);
  // The cache holds the meter alone, never a password. Without it one still can choose; the server decides.
  const meter = useQuery({
    queryKey: ['password-strength-meter'],
    queryFn: async () => ({ measure: await loadStrengthMeter() }),
    enabled: password !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const words = knownWords.join('\n');
  return useMemo(() => {
    if (settled === '' || !meter.data) return null;
    return meter.data.measure(settled, words.split('\n'));
  }, [settled, words, meter.data]);
}

function StrengthLines({ strength }: { strength: PasswordStrength }) {
  const { t } = useTranslation();
  const { level, warning } = strength;
  const time = guessTime(strength.guessSeconds, currentLanguage());
  const said =
    typeof time === 'string' ? t(`security.strength.${time}`) : t('security.strength.time', { time: time.amount });
  return (
    <Stack gap={4}>
      <span className={classes.bar} data-level={level} aria-hidden>
        {strengthLevels.map((each) => (
          <span key={each} />
        ))}
      </span>
      <Text size="xs">
        <b>{t(`security.strength.levels.${level}`)}.</b> {said}
      </Text>
      {(warning !== null || level === 'weak' || level === 'fair') && (
        <Text size="xs" c="dimmed">
          {warning !== null && `${t(`security.strength.warnings.${warning}`)} `}
          {level !== 'strong' && t('security.strength.addWords')}
        </Text>
      )}
    </Stack>
  );
}
