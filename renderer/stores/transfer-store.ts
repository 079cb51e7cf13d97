import { create } from 'zustand'
import type { FileConnection, ImportChoice } from '../../shared/contract/connection-import.ts'
import { maxConnectionFile } from '../../shared/contract/connection-values.ts'
import { reloadConnections } from './connections-store.ts'
import { selectConnection, useDrafts } from './drafts-store.ts'
import { client } from './host-store.ts'
import { type NoticeBody, noticeOf, notifyFault, notifyRefusal } from './toast-store.ts'

/** What is done with a connection of the file. */
export type ImportDoes = ImportChoice['does'] | 'leave'

/** A file that was chosen, and what importing it would do. */
export interface ChosenFile {
  readonly name: string
  readonly text: string
  readonly connections: readonly FileConnection[]
  readonly isSealed: boolean
  /** Its secrets were opened by `passphrase`. */
  readonly isOpen: boolean
  readonly passphrase: string | null
  /** By the place in the file. */
  readonly does: readonly ImportDoes[]
}

interface TransferState {
  /** Connections that are about to be exported; null: none. */
  readonly exporting: readonly string[] | null
  readonly chosen: ChosenFile | null
  readonly isBusy: boolean
  /** Why the last step failed. */
  readonly failure: NoticeBody | null
}

export const useTransfer = create<TransferState>(() => ({
  exporting: null,
  chosen: null,
  isBusy: false,
  failure: null,
}))

export function askExport(connectionIds: readonly string[]): void {
  useTransfer.setState({ exporting: connectionIds, failure: null })
}

export function closeTransfer(): void {
  useTransfer.setState({ exporting: null, chosen: null, failure: null })
}

/** The text of the file, or null when it failed. `passphrase` null leaves the secrets out. */
export async function exportText(
  connectionIds: readonly string[],
  passphrase: string | null,
): Promise<{ text: string; connections: number; withSecrets: number } | null> {
  return step(() => client().call('connections.export', { connectionIds: [...connectionIds], passphrase }))
}

/** Counts the files chosen: the answer about an earlier one is thrown away. */
let choices = 0

/** Shows what the file would do; nothing is changed. A notice says why a file is none of connections. */
export async function chooseFile(file: File): Promise<void> {
  if (file.size > maxConnectionFile) {
    return notifyRefusal({
      code: 'connection-file.too-large',
      detail: { mebibytes: maxConnectionFile / 2 ** 20 },
    })
  }
  choices += 1
  const mine = choices
  try {
    const text = await file.text()
    const read = await client().call('connections.preview', { text, passphrase: null })
    if (mine !== choices) return
    // One that was just deleted is there until that can be undone no more.
    const { leaving } = useDrafts.getState()
    const does = read.connections.map(({ isSame, twin }): ImportDoes => {
      return isSame && twin !== null && !(twin.connectionId in leaving) ? 'leave' : 'add'
    })
    const chosen = { ...read, name: file.name, text, passphrase: null, does }
    useTransfer.setState({ chosen, failure: null })
  } catch (error) {
    notifyFault(error)
  }
}

/** Opens the secrets of the chosen file. */
export async function openSecrets(passphrase: string): Promise<void> {
  const { chosen } = useTransfer.getState()
  if (chosen === null) return
  const read = await step(() => client().call('connections.preview', { text: chosen.text, passphrase }))
  if (read === null) return
  // The dialog may be closed, or another file chosen, by now.
  useTransfer.setState(({ chosen: now }) =>
    now?.text === chosen.text ? { chosen: { ...now, isOpen: read.isOpen, passphrase } } : {},
  )
}

export function setDoes(index: number, does: ImportDoes): void {
  const { chosen } = useTransfer.getState()
  if (chosen !== null) useTransfer.setState({ chosen: { ...chosen, does: chosen.does.with(index, does) } })
}

/** What was imported, and the way back; null when it failed. */
export async function importChosen(): Promise<{
  count: number
  withoutCertificate: readonly string[]
  undo: () => void
} | null> {
  const { chosen } = useTransfer.getState()
  if (chosen === null) return null
  const { text, passphrase, isOpen, does } = chosen
  const choices = does.flatMap((one, index) => (one === 'leave' ? [] : [{ index, does: one }]))
  const order = { text, passphrase: isOpen ? passphrase : null, choices }
  const made = await step(() => client().call('connections.import', order))
  if (made === null) return null
  useTransfer.setState({ chosen: null })
  await reloadConnections()
  const [first] = made.saved
  if (first !== undefined) selectConnection(first.connectionId)
  const { importId } = made
  return {
    count: made.saved.length,
    withoutCertificate: made.withoutCertificate,
    undo: () =>
      void client().call('connections.undoImport', { importId }).then(reloadConnections).catch(notifyFault),
  }
}

async function step<T>(run: () => Promise<T>): Promise<T | null> {
  useTransfer.setState({ isBusy: true, failure: null })
  try {
    return await run()
  } catch (error) {
    useTransfer.setState({ failure: noticeOf(error) })
    return null
  } finally {
    useTransfer.setState({ isBusy: false })
  }
}
