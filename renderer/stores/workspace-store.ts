import { create } from 'zustand'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { client } from './host-store.ts'
import { type NoticeBody, noticeOf, notifyFault } from './toast-store.ts'
import { uploadTable } from './upload-table.ts'

type Preview = CallOutput<'workspace.preview'>

/** A zip that was chosen, and what importing it would do. */
export interface ChosenWorkspace extends Preview {
  readonly name: string
  readonly uploadId: string
  readonly passphrase: string | null
}

interface WorkspaceState {
  readonly isExporting: boolean
  readonly chosen: ChosenWorkspace | null
  /** A file is on its way, or something is asked. */
  readonly isBusy: boolean
  /** Why the last step failed. */
  readonly failure: NoticeBody | null
}

const nothing: WorkspaceState = { isExporting: false, chosen: null, isBusy: false, failure: null }
export const useWorkspace = create<WorkspaceState>(() => nothing)

export function askWorkspaceExport(): void {
  useWorkspace.setState({ ...nothing, isExporting: true })
}

/** Counts the files chosen: the answer about an earlier one, or one that was closed, is thrown away. */
let choices = 0

export function closeWorkspace(): void {
  choices += 1
  useWorkspace.setState(nothing)
}

/** Shows what the file would do; nothing is changed. A notice says why a file is none of ours. */
export async function chooseWorkspace(file: File): Promise<void> {
  choices += 1
  const mine = choices
  useWorkspace.setState({ ...nothing, isBusy: true })
  try {
    const uploadId = await uploadTable(file)
    const preview = await client().call('workspace.preview', { uploadId, passphrase: null })
    if (mine !== choices) return
    useWorkspace.setState({ chosen: { ...preview, name: file.name, uploadId, passphrase: null } })
  } catch (error) {
    if (mine === choices) notifyFault(error)
  } finally {
    if (mine === choices) useWorkspace.setState({ isBusy: false })
  }
}

/** Opens the secrets of the chosen file. */
export async function openWorkspaceSecrets(passphrase: string): Promise<void> {
  const { chosen } = useWorkspace.getState()
  if (chosen === null) return
  const { uploadId } = chosen
  const preview = await step(() => client().call('workspace.preview', { uploadId, passphrase }))
  if (preview !== null && useWorkspace.getState().chosen?.uploadId === uploadId)
    useWorkspace.setState({ chosen: { ...chosen, ...preview, passphrase } })
}

/** Imports the chosen file; the window then begins anew, since nearly everything that it knows may have changed. */
export async function importWorkspace(replaces: boolean): Promise<void> {
  const { chosen } = useWorkspace.getState()
  if (chosen === null) return
  const { uploadId, passphrase, isOpen } = chosen
  const order = { uploadId, passphrase: isOpen ? passphrase : null, replaces }
  const done = await step(() => client().call('workspace.import', order))
  if (done !== null) window.location.reload()
}

async function step<T>(run: () => Promise<T>): Promise<T | null> {
  useWorkspace.setState({ isBusy: true, failure: null })
  try {
    return await run()
  } catch (error) {
    useWorkspace.setState({ failure: noticeOf(error) })
    return null
  } finally {
    useWorkspace.setState({ isBusy: false })
  }
}
