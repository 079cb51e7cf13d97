import { later } from '../link/later.ts'
import { useNavigation } from './navigation-store.ts'
import { noticeOf } from './toast-store.ts'
import { dismissTryIt, useTryIt } from './try-it-store.ts'

/** With the sample message and its encodings. */
const run = later(() => import('./try-it-run.ts'))

/**
 * Simulator up, bound, a two-part message sent, its first PDU open in the Inspector. All of it real. Whoever goes
 * elsewhere meanwhile is not called away from there.
 */
export async function tryIt(): Promise<void> {
  if (useTryIt.getState().running !== null) return
  dismissTryIt()
  useTryIt.setState({ running: 'simulator' })
  const { tab } = useNavigation.getState()
  try {
    const { runTryIt } = await run.load()
    await runTryIt(tab)
  } catch (error) {
    useTryIt.setState({ running: null, failure: { step: 'simulator', body: noticeOf(error) } })
  }
}
