import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';

/** Languages that the page speaks; each has one file of texts. */
export const LANGUAGES = ['en', 'ro'] as const;

/** One of them. */
export type Language = (typeof LANGUAGES)[number];

const KEPT_AS = 'cypher.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

/** Has the page speak the language that was chosen here before, or else the browser's. */
export async function loadTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    partialBundledLanguages: true,
  });
  await speak(preferredLanguage());
}

/** Changes the language, and remembers it in this browser. */
export async function speak(language: Language): Promise<void> {
  if (language === 'ro' && !i18next.hasResourceBundle('ro', 'translation'))
    i18next.addResourceBundle('ro', 'translation', (await import('./ro.json')).default);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  localStorage.setItem(KEPT_AS, language);
}

function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(KEPT_AS), ...navigator.languages];
  for (const tag of wanted) {
    const found = LANGUAGES.find((language) => tag?.split('-')[0] === language);
    if (found !== undefined) return found;
  }
  return 'en';
}
