import { create } from 'zustand'
import { type CaptureRow, rowsAmong } from '../../shared/contract/capture.ts'
import type { CallOutput } from '../../shared/contract/contract.ts'
import type { Recipe } from '../../shared/contract/operations.ts'
import { revisionOf } from '../../shared/contract/revision.ts'
import type { TlvDraft } from '../../shared/message/typed-tlv.ts'
import { layoutByName } from '../../shared/smpp/pdu-layout.ts'
import { copyName, removeAsking, saveAsking } from './elsewhere-store.ts'
import { client, onLinked } from './host-store.ts'
import { goTo } from './navigation-store.ts'
import { onSavedChange } from './saved-changes.ts'
import { type NoticeBody, noticeOf, notifyFault } from './toast-store.ts'

export interface ListItemDraft {
  /** Ours, to tell rows apart. */
  readonly id: number
  /** Which variant of the item it is. */
  readonly flag: number
  readonly values: Readonly<Record<string, string>>
}
/** An operation as it is typed; kept per command, so that going from one to another loses nothing. */
export interface OperationDraft {
  readonly fields: Readonly<Record<string, string>>
  /** How octets are typed, by field; text unless chosen otherwise. */
  readonly modes: Readonly<Record<string, 'text' | 'hex'>>
  readonly lists: Readonly<Record<string, readonly ListItemDraft[]>>
  readonly tlvs: readonly TlvDraft[]
}

export interface SentOperation {
  /** Command of the request. */
  readonly command: string
  readonly sessionId: string
  readonly profileId: string
  readonly outcome: CallOutput<'operation.send'> | null
  readonly failure: NoticeBody | null
}

interface OperationsState {
  /** null takes the first that is bound. */
  readonly sessionId: string | null
  readonly command: string
  readonly drafts: Readonly<Record<string, OperationDraft>>
  readonly isSending: boolean
  readonly sent: SentOperation | null
  /** Octets of the raw lab as typed. */
  readonly raw: string
  readonly rawFailure: NoticeBody | null
  /** How many octets went out last. */
  readonly rawSent: number | null
  readonly recipes: readonly Recipe[]
  /** PDUs that passed last, oldest first, at most 200. */
  readonly traffic: readonly CaptureRow[]
}

export const useOperations = create<OperationsState>(() => ({
  sessionId: null,
  command: 'query_sm',
  drafts: {},
  isSending: false,
  sent: null,
  raw: '',
  rawFailure: null,
  rawSent: null,
  recipes: [],
  traffic: [],
}))

const keptTraffic = 200

export function changeOperations(
  change: Partial<Pick<OperationsState, 'sessionId' | 'raw' | 'rawFailure' | 'rawSent'>>,
): void {
  useOperations.setState(change)
}

/** What names the message that an operation is about. */
const aboutMessage = [
  'message_id',
  ...['source_addr_ton', 'source_addr_npi', 'source_addr'],
  ...['dest_addr_ton', 'dest_addr_npi', 'destination_addr'],
]

/** Goes to another operation. Between those about a message already sent, which message it is goes along. */
export function chooseOperation(command: string): void {
  const { command: left, drafts } = useOperations.getState()
  const from = drafts[left]
  const target = layoutByName(command)
  useOperations.setState({ command })
  if (from === undefined || target === null || !isAboutSent(left) || !isAboutSent(command)) return
  const draft = drafts[command] ?? { fields: {}, modes: {}, lists: {}, tlvs: [] }
  const names = aboutMessage.filter((name) => target.rows.some((row) => row.name === name))
  const carried = names.flatMap((name) => {
    const value = from.fields[name]
    return value === undefined || value === '' ? [] : [[name, value] as const]
  })
  changeDraft(command, { ...draft, fields: { ...draft.fields, ...Object.fromEntries(carried) } })
}

function isAboutSent(command: string): boolean {
  const layout = layoutByName(command)
  return layout?.pdu.group === 'ancillary' && layout.rows.some(({ name }) => name === 'message_id')
}

/** Opens the octets of a PDU, in spaced hex, to be changed and sent as they are typed. */
export function editAsOctets(raw: string): void {
  useOperations.setState({ raw })
  goTo('octets')
}

export function changeDraft(command: string, draft: OperationDraft): void {
  useOperations.setState(({ drafts }) => ({ drafts: { ...drafts, [command]: draft } }))
}

export async function sendOperation(
  session: { readonly sessionId: string; readonly profileId: string },
  command: string,
  pdu: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { sessionId, profileId } = session
  useOperations.setState({ isSending: true, sent: null })
  const sent = { command, sessionId, profileId, outcome: null, failure: null }
  try {
    const outcome = await client().call('operation.send', { sessionId, pdu })
    useOperations.setState({ sent: { ...sent, outcome } })
  } catch (error) {
    useOperations.setState({ sent: { ...sent, failure: noticeOf(error) } })
  } finally {
    useOperations.setState({ isSending: false })
  }
}

export async function sendRaw(sessionId: string, hex: string): Promise<void> {
  useOperations.setState({ rawFailure: null, rawSent: null })
  try {
    const { octets } = await client().call('operation.sendRaw', { sessionId, hex })
    useOperations.setState({ rawSent: octets })
  } catch (error) {
    useOperations.setState({ rawFailure: noticeOf(error) })
  }
}

/** Follows what passes over all sessions while the raw lab is open, from the last that passed before; returns the stop. */
export function followTraffic(): () => void {
  let stop = () => {}
  const forget = onLinked((linked) => {
    const last = useOperations.getState().traffic.at(-1)
    const from = { afterSeq: last?.seq ?? 0, tail: keptTraffic, filter: '' }
    stop = linked.follow('capture.rows', from, (items) => {
      const rows = rowsAmong(items)
      useOperations.setState(({ traffic }) => ({ traffic: [...traffic, ...rows].slice(-keptTraffic) }))
    })
  })
  return () => {
    forget()
    stop()
  }
}

onSavedChange('recipes', () => void loadRecipes())

export async function loadRecipes(): Promise<void> {
  try {
    useOperations.setState({ recipes: await client().call('recipes.list', {}) })
  } catch (error) {
    notifyFault(error)
  }
}

/** True when it is kept. */
export async function saveRecipe(name: string, hex: string): Promise<boolean> {
  try {
    const known = useOperations.getState().recipes.find((recipe) => recipe.name === name)
    const isSaved = await putRecipe(known, { name, hex })
    await loadRecipes()
    return isSaved
  } catch (error) {
    notifyFault(error)
    return false
  }
}

export async function renameRecipe(recipe: Recipe, name: string): Promise<void> {
  try {
    await putRecipe(recipe, { name, hex: recipe.hex })
  } catch (error) {
    notifyFault(error)
  }
  await loadRecipes()
}

/** In place of the recipe as this window knows it; false: another window's is kept. */
async function putRecipe(known: Recipe | undefined, next: { name: string; hex: string }): Promise<boolean> {
  const save = (recipeId: string | null, replaces: string | null, name = next.name) =>
    client().call('recipes.save', { recipeId, replaces, name, hex: next.hex })
  const recipeId = known?.recipeId ?? null
  const saved = await saveAsking({
    save: () => save(recipeId, known === undefined ? null : revisionOf(known)),
    mine: () => save(recipeId, null),
    copy: () => save(null, null, copyName(next.name)),
  })
  return saved !== null
}

/** True when it is gone. */
export async function removeRecipe(recipe: Recipe): Promise<boolean> {
  const { recipeId } = recipe
  try {
    const isGone = await removeAsking(
      (replaces) => client().call('recipes.remove', { recipeId, replaces }),
      revisionOf(recipe),
    )
    await loadRecipes()
    return isGone
  } catch (error) {
    notifyFault(error)
    return false
  }
}

/** Puts a removed recipe back, for undo. */
export async function restoreRecipe({ name, hex }: Recipe): Promise<void> {
  await saveRecipe(name, hex)
}
