import { en } from '../../web/src/messages/en.ts';
import { es } from '../../web/src/messages/es.ts';

export type Locale = 'en' | 'es';

/** What the console says under this key, as a name to find something by; what it fills in may be anything. */
export function nameOf(locale: Locale, key: string): RegExp {
  let found: unknown = locale === 'es' ? es : en;
  for (const step of key.split('.')) {
    // A key walks down objects of words; anything else ends below.
    found = (found as Record<string, unknown> | undefined)?.[step];
  }
  if (typeof found !== 'string') throw new Error(`There are no words under ${key} in ${locale}.`);
  const literal = found.split(/\{\{[^}]+\}\}/).map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return new RegExp(`^${literal.join('.+')}`, 'u');
}
