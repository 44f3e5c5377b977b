/** Why a password is easy, as zxcvbn names it; words for each stand in the messages. */
export const strengthWarnings = [
  'straightRow',
  'keyPattern',
  'simpleRepeat',
  'extendedRepeat',
  'sequences',
  'recentYears',
  'dates',
  'topTen',
  'topHundred',
  'common',
  'similarToCommon',
  'wordByItself',
  'userInputs',
] as const;
export type StrengthWarning = (typeof strengthWarnings)[number];

export const strengthLevels = ['weak', 'fair', 'good', 'strong'] as const;
export type StrengthLevel = (typeof strengthLevels)[number];

export type PasswordStrength = {
  readonly level: StrengthLevel;
  /** How long a computer guesses that tries ten thousand passwords a second, as with a stolen database. */
  readonly guessSeconds: number;
  readonly warning: StrengthWarning | null;
};

/** Estimates a password. `about` holds what somebody who knows the person tries first: name, e-mail, organization. */
export type MeasureStrength = (password: string, about: readonly string[]) => PasswordStrength;

/** Loads the estimator and its list of common passwords, which no page needs before a password is chosen. */
export async function loadStrengthMeter(): Promise<MeasureStrength> {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const meter = new ZxcvbnFactory({
    dictionary: common.dictionary,
    graphs: common.adjacencyGraphs,
    useLevenshteinDistance: true,
  });
  return (password, about) => {
    const { crackTimes, feedback } = meter.check(password, wordsAbout(about));
    const { seconds } = crackTimes.offlineSlowHashingXPerSecond;
    return {
      level: levelOf(seconds),
      guessSeconds: seconds,
      warning: strengthWarnings.find((each) => each === feedback.warning) ?? null,
    };
  };
}

const DAY = 86_400;
const YEAR = 365.25 * DAY;

/** What a day of guessing finds is weak; what outlasts whoever stole it is strong. */
function levelOf(guessSeconds: number): StrengthLevel {
  if (guessSeconds < DAY) return 'weak';
  if (guessSeconds < YEAR) return 'fair';
  return guessSeconds < 100 * YEAR ? 'good' : 'strong';
}

/** Whole names and addresses, and each word in them that is long enough to carry a password. */
export function wordsAbout(about: readonly string[]): string[] {
  const parts = about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
  return [...new Set(parts.map((part) => part.toLowerCase()).filter((part) => part.length >= 3))];
}

const units = [
  ['year', YEAR],
  ['month', YEAR / 12],
  ['day', DAY],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A time to guess in a person’s words, or that it is less than a second or more than a century. */
export function guessTime(seconds: number, language: string): { amount: string } | 'instant' | 'centuries' {
  if (seconds < 1) return 'instant';
  const [unit, size] = units.find(([, each]) => seconds >= each) ?? (['second', 1] as const);
  if (unit === 'year' && seconds / size >= 100) return 'centuries';
  const words = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return { amount: words.format(Math.floor(seconds / size)) };
}
