import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import './app/app.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { fetchTheRest } from './app/fetch-the-rest.ts'
import { tellUse } from './link/tell-use.ts'
import { startI18n } from './locales/i18n.ts'
import { startConnections } from './stores/connections-store.ts'
import { startAsks } from './stores/desktop-asks.ts'
import { startDoubts } from './stores/doubts-store.ts'
import { retryWhenSeen, startLink } from './stores/host-store.ts'
import { startNavigation } from './stores/navigation-store.ts'
import { startSavedChanges } from './stores/saved-changes.ts'
import { startSessions } from './stores/sessions-store.ts'
import { selectLanguage, startSettings, useSettings } from './stores/settings-store.ts'
import { startUnread } from './stores/unread-store.ts'

const words = startI18n(selectLanguage(useSettings.getState()))
startSavedChanges()
startSettings()
startConnections()
startSessions()
startDoubts()
startUnread()
startNavigation()
startAsks()
startLink()
retryWhenSeen()
tellUse()

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')
// In English where the language cannot be fetched; App asks for it again and tells why.
void words.finally(() => {
  createRoot(root).render(<App />)
  fetchTheRest()
})
