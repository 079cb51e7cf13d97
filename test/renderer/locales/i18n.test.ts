import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { english } from '../../../renderer/locales/english.ts'

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { lang: 'en' } })
  // As a window begins, whatever other tests have fetched.
  vi.resetModules()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('a window has the words of its first screen, and all once a part beyond it was asked for', async () => {
  const { fetchAllWords, i18n, setLanguage, startI18n } = await import('../../../renderer/locales/i18n.ts')
  const known = (language: 'en' | 'ru') =>
    Object.keys(english).filter((screen) => i18n.hasResourceBundle(language, screen))
  await startI18n('en')
  await setLanguage('ru')
  const first = ['common', 'connections', 'transfer', 'doctor']
  expect([known('en'), known('ru')]).toEqual([first, first])

  // Another language is chosen while they still come.
  await Promise.all([fetchAllWords(), setLanguage('en')])
  expect([i18n.language, known('en')]).toEqual(['en', Object.keys(english)])

  await setLanguage('ru')
  expect([i18n.language, known('ru')]).toEqual(['ru', Object.keys(english)])
})
