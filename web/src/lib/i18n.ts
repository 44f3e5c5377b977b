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

/** Which words are there: those of pages that are open to everybody, or those of the house too. */
let wanted: 'open' | 'house' = 'open';

async function loadOpen(language: Language) {
  if (language === 'es') return (await import('../messages/es-open.ts')).open;
  return (await import('../messages/en-open.ts')).open;
}

async function loadHouse(language: Language) {
  if (language === 'es') return (await import('../messages/es-house.ts')).house;
  return (await import('../messages/en-house.ts')).house;
}

/** A word of each half tells whether it was loaded. */
async function loadWords(language: Language): Promise<void> {
  const parts = [
    ...(i18n.exists('shell.skip', { lng: language }) ? [] : [loadOpen(language)]),
    ...(wanted === 'open' || i18n.exists('compose.title', { lng: language }) ? [] : [loadHouse(language)]),
  ];
  for (const words of await Promise.all(parts)) i18n.addResourceBundle(language, 'translation', words, true);
}

/** The language on screen now. */
export function currentLanguage(): Language {
  return isLanguage(i18n.language) ? i18n.language : 'en';
}

/** Shows the console in a language, loading its words when they are needed first. */
export async function switchLanguage(language: Language): Promise<void> {
  await loadWords(language);
  await i18n.changeLanguage(language);
  localStorage.setItem(STORE_KEY, language);
  document.documentElement.lang = language;
}

/** Shows the console in a language with the words of every room; for pages behind signing in. */
export async function enterHouse(language: Language): Promise<void> {
  wanted = 'house';
  await switchLanguage(language);
}

/** Begins to load the words of every room in the language that is likely; whoever needs them then waits less. */
export function expectHouse(): void {
  // Words that do not come are asked for again, and missed, by whoever needs them.
  loadHouse(guessLanguage()).catch(() => undefined);
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
