import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import './app/app.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { tellUse } from './link/tell-use.ts'
import { startI18n } from './locales/i18n.ts'
import { startEvents } from './stores/capture-events-store.ts'
import { startLines } from './stores/capture-lines.ts'
import { startMarks } from './stores/capture-marks-store.ts'
import { startCapture } from './stores/capture-store.ts'
import { startCards } from './stores/cards-store.ts'
import { startConnections } from './stores/connections-store.ts'
import { startAsks } from './stores/desktop-asks.ts'
import { startDoubts } from './stores/doubts-store.ts'
import { startFiles } from './stores/files-store.ts'
import { retryWhenSeen, startLink } from './stores/host-store.ts'
import { startInspectPlace } from './stores/inspect-place.ts'
import { startNotices } from './stores/message-notices.ts'
import { startNavigation } from './stores/navigation-store.ts'
import { startPolls } from './stores/polls-store.ts'
import { startOwnProfiles } from './stores/profiles-store.ts'
import { startSavedChanges } from './stores/saved-changes.ts'
import { startSessions } from './stores/sessions-store.ts'
import { selectLanguage, startSettings, useSettings } from './stores/settings-store.ts'
import { startUnread } from './stores/unread-store.ts'

const words = startI18n(selectLanguage(useSettings.getState()))
startSavedChanges()
startSettings()
startConnections()
startOwnProfiles()
startSessions()
startCapture()
startEvents()
startLines()
startMarks()
startFiles()
startCards()
startDoubts()
startUnread()
startNotices()
startPolls()
startInspectPlace()
startNavigation()
startAsks()
startLink()
retryWhenSeen()
tellUse()

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')
// In English where the language cannot be fetched; App asks for it again and tells why.
void words.finally(() => createRoot(root).render(<App />))
