import { create } from 'zustand'
import type { CallInput } from '../../shared/contract/contract.ts'
import type { SimulatorConfig, SimulatorState } from '../../shared/contract/simulator.ts'
import type { Address } from '../../shared/message/send-intent.ts'
import type { Behaviour } from '../../shared/simulator/behaviour.ts'
import type { SimulatedAccount } from '../../shared/simulator/simulated-account.ts'
import { client, followAlways } from './host-store.ts'
import { type NoticeBody, noticeOf } from './toast-store.ts'

interface SimulatorView {
  /** null until the engine told it once. */
  readonly state: SimulatorState | null
  /** Start or stop under way. */
  readonly isBusy: boolean
  /** Why the last start or change failed; stays until the next one. */
  readonly failure: NoticeBody | null
}

export const useSimulator = create<SimulatorView>(() => ({ state: null, isBusy: false, failure: null }))

let isFollowed = false

/** Called by the screen when it opens; the engine's state is followed from then on. */
export function followSimulator(): void {
  if (isFollowed) return
  isFollowed = true
  followAlways(
    'simulator.state',
    () => ({}),
    (items) => {
      const state = items.at(-1)
      if (state !== undefined) useSimulator.setState({ state })
    },
  )
}

export async function startSimulator(): Promise<void> {
  await switchWith(() => client().call('simulator.start', {}))
}

export async function stopSimulator(): Promise<void> {
  await switchWith(() => client().call('simulator.stop', {}))
}

/** Takes effect on screen at once and is put right by the engine's answer. */
export async function configureSimulator(change: Partial<SimulatorConfig>): Promise<void> {
  const { state } = useSimulator.getState()
  if (state !== null) {
    useSimulator.setState({ state: { ...state, config: { ...state.config, ...change } }, failure: null })
  }
  try {
    useSimulator.setState({ state: await client().call('simulator.configure', change) })
  } catch (error) {
    useSimulator.setState({ state, failure: noticeOf(error) })
  }
}

/** Changes one of the accounts, by its place among them. */
export async function changeAccount(place: number, change: Partial<SimulatedAccount>): Promise<void> {
  const standing = useSimulator.getState().state?.config.accounts ?? []
  await configureSimulator({
    accounts: standing.map((one, at) => (at === place ? { ...one, ...change } : one)),
  })
}

/** Puts a behaviour in the place of the one with its id. */
export async function changeBehaviour(changed: Behaviour): Promise<void> {
  const standing = useSimulator.getState().state?.config.behaviours ?? []
  await configureSimulator({ behaviours: standing.map((row) => (row.id === changed.id ? changed : row)) })
}

/** Rejects with why it cannot be listened with. */
export async function setTls(tls: CallInput<'simulator.setTls'>['tls']): Promise<void> {
  useSimulator.setState({ state: await client().call('simulator.setTls', { tls }), failure: null })
}

/** As `setTls`; a failure is shown with the simulator's others. */
export async function changeTls(tls: CallInput<'simulator.setTls'>['tls']): Promise<void> {
  await setTls(tls).catch((error: unknown) => useSimulator.setState({ failure: noticeOf(error) }))
}

/** The command_status of deliver_sm_resp, or why none came. */
export async function deliverMessage(message: {
  sessionId: string
  source: Address
  destination: Address
  text: string
}): Promise<{ commandStatus: number } | { failure: NoticeBody }> {
  try {
    return await client().call('simulator.deliver', message)
  } catch (error) {
    return { failure: noticeOf(error) }
  }
}

/** Sends alert_notification, which has no answer; why it was not sent, or null. */
export async function sendAlert(alert: {
  sessionId: string
  source: Address
  esme: Address
}): Promise<{ failure: NoticeBody } | null> {
  try {
    await client().call('simulator.alert', alert)
    return null
  } catch (error) {
    return { failure: noticeOf(error) }
  }
}

/** Connects to an ESME that listens and sends outbind; why it was not sent, or null. */
export async function sendOutbind(target: {
  host: string
  port: number
  systemId: string
  password: string
}): Promise<{ failure: NoticeBody } | null> {
  try {
    await client().call('simulator.outbind', target)
    return null
  } catch (error) {
    return { failure: noticeOf(error) }
  }
}

async function switchWith(run: () => Promise<SimulatorState>): Promise<void> {
  useSimulator.setState({ isBusy: true, failure: null })
  try {
    useSimulator.setState({ state: await run() })
  } catch (error) {
    useSimulator.setState({ failure: noticeOf(error) })
  } finally {
    useSimulator.setState({ isBusy: false })
  }
}
