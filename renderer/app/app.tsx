import { CacheProvider } from '@emotion/react'
import { ThemeProvider } from '@mui/material/styles'
import { useEffect, useMemo } from 'react'
import { I18nextProvider } from 'react-i18next'
import { i18n, setLanguage } from '../locales/i18n.ts'
import { useLanguage } from '../parts/use-language.ts'
import { notifyFault } from '../stores/toast-store.ts'
import { makeEmotionCache } from './emotion-cache.ts'
import { Shell } from './shell.tsx'
import { makeTheme } from './theme.ts'
import { useScheme } from './use-scheme.ts'

const cache = makeEmotionCache()

export function App() {
  const scheme = useScheme()
  const language = useLanguage()
  const theme = useMemo(() => makeTheme(scheme), [scheme])
  useEffect(() => {
    document.documentElement.dataset['theme'] = scheme
  }, [scheme])
  useEffect(() => void setLanguage(language).catch(notifyFault), [language])
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme}>
        <I18nextProvider i18n={i18n}>
          <Shell />
        </I18nextProvider>
      </ThemeProvider>
    </CacheProvider>
  )
}
