import i18next, { type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../shared/words/words.ts'
import type { english } from './english.ts'
import { firstEnglish } from './english-first.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof english
  }
}

export const i18n: I18n = i18next.createInstance()

type Bundles = Readonly<Record<string, object>>

/** The words of the first screen, and all others. English ones of the first are there from the start. */
const fetchers: Readonly<Record<Language, readonly [() => Promise<Bundles>, () => Promise<Bundles>]>> = {
  en: [async () => firstEnglish, async () => (await import('./english-rest.ts')).restOfEnglish],
  ru: [
    async () => (await import('./russian-first.ts')).firstRussian,
    async () => (await import('./russian-rest.ts')).restOfRussian,
  ],
}

/** The language that was asked for last; it is in force once its words are there. */
let wanted: Language = 'en'
/** Something beyond the first screen was asked for. */
let areAllWanted = false

/** The window starts in English where Russian cannot be fetched, which it rejects with. */
export async function startI18n(language: Language): Promise<void> {
  wanted = language
  void i18n.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'common',
    ns: Object.keys(firstEnglish),
    resources: { en: firstEnglish },
    // React escapes; escaping twice would show entities.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  if (language === 'en') return
  await fetchWords(language)
  await i18n.changeLanguage(language)
}

/** Also tells assistive technology which language the page is in. Rejects where its words cannot be fetched. */
export async function setLanguage(language: Language): Promise<void> {
  document.documentElement.lang = language
  wanted = language
  await fetchWords(language)
  // Another one may have been chosen meanwhile.
  if (wanted === language && i18n.language !== language) await i18n.changeLanguage(language)
}

/** Whatever is beyond the first screen waits for this. Rejects where they cannot be fetched. */
export async function fetchAllWords(): Promise<void> {
  areAllWanted = true
  const inForce: Language = i18n.language === 'ru' ? 'ru' : 'en'
  await Promise.all([...new Set([wanted, inForce])].map(fetchWords))
}

/** Whoever reads one language does without the other. */
async function fetchWords(language: Language): Promise<void> {
  const [first, rest] = fetchers[language]
  add(language, await first())
  if (areAllWanted) add(language, await rest())
}

function add(language: Language, bundles: Bundles): void {
  for (const [screen, words] of Object.entries(bundles)) {
    if (!i18n.hasResourceBundle(language, screen)) i18n.addResourceBundle(language, screen, words)
  }
}
