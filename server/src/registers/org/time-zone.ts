import { unprocessable } from '../../kernel/errors/bedside-error.ts';

/** Throws `TIME_ZONE_UNKNOWN` unless the name is an IANA zone that this machine knows. */
export function requireTimeZone(timeZone: string): void {
  try {
    const { timeZone: known } = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions();
    // Offsets such as +05:00 are taken by the platform, but name no rules for summer time.
    if (known !== '' && /^[A-Za-z]/.test(timeZone)) return;
  } catch {
    // Told below.
  }
  throw unprocessable({
    code: 'TIME_ZONE_UNKNOWN',
    message: 'This time zone is not known.',
    remedy: 'Choose a zone by region and city, for example America/Chicago.',
  });
}
