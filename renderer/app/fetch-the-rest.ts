import { later } from '../link/later.ts'
import { fetchAllWords } from '../locales/i18n.ts'
import { faultWords } from '../parts/fault-words.ts'
import { connectionCards } from '../screens/connections/connection-cards-later.ts'
import { useConnections } from '../stores/connections-store.ts'
import { onLinked } from '../stores/host-store.ts'
import { useNavigation } from '../stores/navigation-store.ts'
import { useSettings } from '../stores/settings-store.ts'
import { useStart } from '../stores/start-store.ts'
import { notifyFault } from '../stores/toast-store.ts'

const lateStores = later(async () => {
  const [{ startLateStores }] = await Promise.all([import('./late-stores.ts'), fetchAllWords()])
  startLateStores()
  return null
})

/** The first screen is not waited for any longer: the host may be slow to tell what it shows. */
const longestMs = 2000

/**
 * Once the first screen shows all it has, the other stores start, and what is asked for by a click is fetched before
 * anybody clicks. What does not come is asked for anew when the host is back.
 */
export function fetchTheRest(): void {
  void firstScreen().then(() => {
    useStart.setState({ isDrawn: true })
    // What is there already is not asked for again.
    onLinked(() => void fetchInTurn().catch(notifyFault))
  })
}

async function fetchInTurn(): Promise<void> {
  if (useNavigation.getState().tab === 'connections') {
    await connectionCards.load()
    await idle()
  }
  await lateStores.load()
  await idle()
  await faultWords.load()
}

/** Resolves once the first screen has been drawn with what the host tells of it. */
async function firstScreen(): Promise<void> {
  const isTold = () => useSettings.getState().isLoaded && useConnections.getState().isLoaded
  if (!isTold()) {
    await new Promise<void>((resolve) => {
      const end = () => {
        for (const stop of stops) stop()
        clearTimeout(timer)
        resolve()
      }
      const look = () => {
        if (isTold()) end()
      }
      const stops = [useSettings.subscribe(look), useConnections.subscribe(look)]
      const timer = setTimeout(end, longestMs)
    })
  }
  await idle()
}

/** Resolves when the window has nothing to do, or soon. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 500 })
    else setTimeout(resolve, 100)
  })
}
