import i18next, { type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../shared/words/words.ts'
import { english } from './english.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof english
  }
}

export const i18n: I18n = i18next.createInstance()

/** The window starts in English where Russian cannot be fetched, which it rejects with. */
export async function startI18n(language: Language): Promise<void> {
  void i18n.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'common',
    ns: Object.keys(english),
    resources: { en: english },
    // React escapes; escaping twice would show entities.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  if (language === 'en') return
  await fetchRussian()
  await i18n.changeLanguage(language)
}

/** Also tells assistive technology which language the page is in. Rejects where its words cannot be fetched. */
export async function setLanguage(language: Language): Promise<void> {
  document.documentElement.lang = language
  if (language === 'ru') await fetchRussian()
  // Another one may have been chosen meanwhile.
  const isWanted = document.documentElement.lang === language
  if (isWanted && i18n.language !== language) await i18n.changeLanguage(language)
}

/** Whoever reads English does without these. */
async function fetchRussian(): Promise<void> {
  if (i18n.hasResourceBundle('ru', 'common')) return
  const { russian } = await import('./russian.ts')
  for (const [screen, words] of Object.entries(russian)) i18n.addResourceBundle('ru', screen, words)
}
