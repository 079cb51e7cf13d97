import { create } from 'zustand'
import { builtInOperatorId } from '../../shared/contract/built-in-operator.ts'
import type { CallInput } from '../../shared/contract/contract.ts'
import { revisionOf } from '../../shared/contract/revision.ts'
import type {
  Interference,
  OperatorView,
  SimulatorConfig,
  SimulatorState,
} from '../../shared/contract/simulator.ts'
import type { Address } from '../../shared/message/send-intent.ts'
import type { Behaviour } from '../../shared/simulator/behaviour.ts'
import type { SimulatedAccount } from '../../shared/simulator/simulated-account.ts'
import { saveAsking } from './elsewhere-store.ts'
import { client, followAlways } from './host-store.ts'
import { placeOfRow } from './list-edit.ts'
import { type NoticeBody, noticeOf, notifyDone } from './toast-store.ts'

interface SimulatorView {
  /** The operator that is on show. */
  readonly operatorId: string
  /** null until the engine told it once. */
  readonly state: SimulatorState | null
  /** The built-in one is the first; empty until the engine told them once. */
  readonly operators: readonly OperatorView[]
  /** Start or stop under way. */
  readonly isBusy: boolean
  /** Why the last start or change failed; stays until the next one. */
  readonly failure: NoticeBody | null
}

export const useSimulator = create<SimulatorView>(() => ({
  operatorId: builtInOperatorId,
  state: null,
  operators: [],
  isBusy: false,
  failure: null,
}))

let isFollowed = false
let stopState = () => {}

/** Called by the screen when it opens; the engine's state is followed from then on. */
export function followSimulator(): void {
  if (isFollowed) return
  isFollowed = true
  followAlways(
    'simulator.operators',
    () => ({}),
    (items) => {
      const operators = items.at(-1)
      if (operators === undefined) return
      useSimulator.setState({ operators })
      // Another window may have removed it.
      const { operatorId } = useSimulator.getState()
      if (!operators.some((one) => one.operatorId === operatorId)) showOperator(builtInOperatorId)
    },
  )
  followState()
}

/** Shows another operator. */
export function showOperator(operatorId: string): void {
  if (operatorId === useSimulator.getState().operatorId) return
  useSimulator.setState({ operatorId, state: null, failure: null })
  followState()
}

function followState(): void {
  stopState()
  const { operatorId } = useSimulator.getState()
  stopState = followAlways(
    'simulator.state',
    () => ({ operatorId }),
    (items) => put(operatorId, items.at(-1)),
  )
}

/** What comes late of an operator that is not on show any more is passed over. */
function put(operatorId: string, state: SimulatorState | undefined): void {
  if (state !== undefined && operatorId === useSimulator.getState().operatorId)
    useSimulator.setState({ state })
}

export async function startSimulator(operatorId = useSimulator.getState().operatorId): Promise<void> {
  await switchWith(operatorId, () => client().call('simulator.start', { operatorId }))
}

export async function stopSimulator(operatorId = useSimulator.getState().operatorId): Promise<void> {
  await switchWith(operatorId, () => client().call('simulator.stop', { operatorId }))
}

/** Adds an operator, fresh or like one that is there, and shows it. */
export async function addOperator(name: string, likeOperatorId: string | null): Promise<void> {
  try {
    showOperator((await client().call('simulator.addOperator', { name, likeOperatorId })).operatorId)
  } catch (error) {
    useSimulator.setState({ failure: noticeOf(error) })
  }
}

/** Removes one; `undo` is what the notice about it offers. */
export async function removeOperator(
  operatorId: string,
  words: { readonly done: string; readonly undo: string },
): Promise<void> {
  try {
    await client().call('simulator.removeOperator', { operatorId })
    notifyDone(words.done, { label: words.undo, run: () => void restoreOperator(operatorId) })
  } catch (error) {
    useSimulator.setState({ failure: noticeOf(error) })
  }
}

async function restoreOperator(operatorId: string): Promise<void> {
  let failure: NoticeBody | null = null
  await client()
    .call('simulator.restoreOperator', { operatorId })
    .catch((error: unknown) => {
      failure = noticeOf(error)
    })
  showOperator(operatorId)
  useSimulator.setState({ failure })
}

/** Takes effect on screen at once and is put right by the engine's answer. */
export async function configureSimulator(change: Partial<SimulatorConfig>): Promise<void> {
  await configure(change, null).catch((error: unknown) => useSimulator.setState({ failure: noticeOf(error) }))
}

async function configure(change: Partial<SimulatorConfig>, replaces: string | null): Promise<true> {
  const { state, operatorId } = useSimulator.getState()
  if (state !== null) {
    useSimulator.setState({ state: { ...state, config: { ...state.config, ...change } }, failure: null })
  }
  try {
    put(operatorId, await client().call('simulator.configure', { ...change, operatorId, replaces }))
    return true
  } catch (error) {
    if (state !== null) put(operatorId, state)
    throw error
  }
}

type Lists = Pick<SimulatorConfig, 'behaviours' | 'accounts'>

/**
 * Changes one of the lists. True when that is settled: it is in force, or another window's is kept; otherwise what was typed
 * is still to be decided on.
 * @param base the list on which the change stands: where the engine has another, the reader decides.
 */
async function changeList<K extends keyof Lists>(
  key: K,
  make: (standing: Lists[K]) => Lists[K],
  base: Lists[K] | null = standingList(key),
): Promise<boolean> {
  let isTheirs = false
  const change = (): Partial<SimulatorConfig> => {
    const standing = standingList(key)
    return standing === null ? {} : { [key]: make(standing) }
  }
  try {
    const saved = await saveAsking({
      save: () => configure(change(), revisionOf({ [key]: base })),
      mine: () => configure(change(), null),
      theirs: () => {
        isTheirs = true
      },
    })
    return saved !== null || isTheirs
  } catch (error) {
    useSimulator.setState({ failure: noticeOf(error) })
    return false
  }
}

/** null until the engine told it once. */
function standingList<K extends keyof Lists>(key: K): Lists[K] | null {
  return useSimulator.getState().state?.config[key] ?? null
}

/** Changes one of the accounts, by its place among them. */
export async function changeAccount(place: number, change: Partial<SimulatedAccount>): Promise<void> {
  await changeList('accounts', (standing) =>
    standing.map((one, at) => (at === place ? { ...one, ...change } : one)),
  )
}

/** Puts a behaviour in the place of the one with its id. */
export async function changeBehaviour(changed: Behaviour): Promise<void> {
  await changeList('behaviours', (standing) => standing.map((row) => (row.id === changed.id ? changed : row)))
}

/** Puts a behaviour behind the one of this id; at the end without one, or where that is gone. True when that is settled. */
export async function addBehaviour(added: Behaviour, behind: string | null = null): Promise<boolean> {
  return changeList('behaviours', (standing) => {
    const place = standing.findIndex(({ id }) => id === behind)
    return standing.toSpliced(place < 0 ? standing.length : place + 1, 0, added)
  })
}

/** Changes a behaviour, which was `begun` when its editing began and may get another id. True when that is settled. */
export async function replaceBehaviour(begun: Behaviour, changed: Behaviour): Promise<boolean> {
  const place = (standing: Lists['behaviours']) =>
    placeOfRow(
      standing,
      standing.findIndex(({ id }) => id === begun.id),
      begun,
    )
  const base = [...place(standingList('behaviours') ?? []).base]
  return changeList('behaviours', (standing) => standing.toSpliced(place(standing).at, 1, changed), base)
}

/** Takes a behaviour away; what is given back puts it where it was. null: it stays, or was gone before. */
export async function removeBehaviour(id: string): Promise<(() => void) | null> {
  const before = standingList('behaviours') ?? []
  const place = before.findIndex((row) => row.id === id)
  const removed = before[place]
  if (removed === undefined) return null
  await changeList('behaviours', (standing) => standing.filter((row) => row.id !== id))
  if (standingList('behaviours')?.some((row) => row.id === id)) return null
  return () =>
    void changeList('behaviours', (standing) =>
      standing.some((row) => row.id === id) ? standing : standing.toSpliced(place, 0, removed),
    )
}

/** Puts a behaviour in the place of another, which comes behind or before it as the others move up. */
export async function moveBehaviour(id: string, to: string): Promise<void> {
  await changeList('behaviours', (standing) => {
    const from = standing.findIndex((row) => row.id === id)
    const place = standing.findIndex((row) => row.id === to)
    const moved = standing[from]
    return moved === undefined || place < 0
      ? standing
      : standing.toSpliced(from, 1).toSpliced(place, 0, moved)
  })
}

/** Rejects with why it cannot be listened with. */
export async function setTls(tls: CallInput<'simulator.setTls'>['tls']): Promise<void> {
  const { operatorId } = useSimulator.getState()
  put(operatorId, await client().call('simulator.setTls', { operatorId, tls }))
  useSimulator.setState({ failure: null })
}

/** As `setTls`; a failure is shown with the simulator's others. */
export async function changeTls(tls: CallInput<'simulator.setTls'>['tls']): Promise<void> {
  await setTls(tls).catch((error: unknown) => useSimulator.setState({ failure: noticeOf(error) }))
}

/** The command_status of deliver_sm_resp, or why none came. */
export async function deliverMessage(
  message: Omit<CallInput<'simulator.deliver'>, 'operatorId'>,
): Promise<{ commandStatus: number } | { failure: NoticeBody }> {
  try {
    return await client().call('simulator.deliver', {
      ...message,
      operatorId: useSimulator.getState().operatorId,
    })
  } catch (error) {
    return { failure: noticeOf(error) }
  }
}

/** Cuts a session, or lets it fall silent or answer again; why it was not done is shown. */
export async function interfere(sessionId: string, how: Interference): Promise<void> {
  const { operatorId } = useSimulator.getState()
  await client()
    .call('simulator.interfere', { operatorId, sessionId, how })
    .catch((error: unknown) => useSimulator.setState({ failure: noticeOf(error) }))
}

/** Sends alert_notification, which has no answer; why it was not sent, or null. */
export async function sendAlert(alert: {
  sessionId: string
  source: Address
  esme: Address
}): Promise<{ failure: NoticeBody } | null> {
  try {
    await client().call('simulator.alert', { ...alert, operatorId: useSimulator.getState().operatorId })
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
    await client().call('simulator.outbind', { ...target, operatorId: useSimulator.getState().operatorId })
    return null
  } catch (error) {
    return { failure: noticeOf(error) }
  }
}

async function switchWith(operatorId: string, run: () => Promise<SimulatorState>): Promise<void> {
  useSimulator.setState({ isBusy: true, failure: null })
  try {
    put(operatorId, await run())
  } catch (error) {
    useSimulator.setState({ failure: noticeOf(error) })
  } finally {
    useSimulator.setState({ isBusy: false })
  }
}
