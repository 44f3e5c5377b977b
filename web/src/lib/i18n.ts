import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { en } from '../messages/en.ts';

export type Language = 'en' | 'es';
export const languages: readonly Language[] = ['en', 'es'];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
    returnNull: false;
  }
}

const STORE_KEY = 'bedside.language';
const i18n = createInstance();

function isLanguage(value: unknown): value is Language {
  return value === 'en' || value === 'es';
}

/** Before anybody is signed in: what was chosen here last, else what the browser asks for. */
function guessLanguage(): Language {
  const stored = localStorage.getItem(STORE_KEY);
  if (isLanguage(stored)) return stored;
  return navigator.language.toLowerCase().startsWith('es') ? 'es' : 'en';
}

async function loadWords(language: Language) {
  if (language === 'es') return (await import('../messages/es.ts')).es;
  return (await import('../messages/en.ts')).en;
}

/** The language on screen now. */
export function currentLanguage(): Language {
  return isLanguage(i18n.language) ? i18n.language : 'en';
}

/** Shows the console in a language, loading its words when they are needed first. */
export async function switchLanguage(language: Language): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'translation')) {
    i18n.addResourceBundle(language, 'translation', await loadWords(language));
  }
  await i18n.changeLanguage(language);
  localStorage.setItem(STORE_KEY, language);
  document.documentElement.lang = language;
}

/** Loads the first words; nothing is rendered before. */
export async function startI18n(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: false,
    resources: {},
    // React escapes already.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await switchLanguage(guessLanguage());
}
