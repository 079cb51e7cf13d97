import { create } from 'zustand'
import type { BundleOrder } from '../../shared/contract/capture-export.ts'
import type { MessageSelection } from '../../shared/contract/message-export.ts'

/** What a dialog is asked to hand over. */
export type Handover =
  /** `chosen`: numbers of the PDUs that are selected. */
  | { readonly kind: 'export'; readonly chosen: readonly number[] }
  /** `chosen`: the messages that are selected; null: none. */
  | { readonly kind: 'messages'; readonly chosen: MessageSelection | null }
  | {
      readonly kind: 'bundle'
      /** Of an opened file; absent: the live capture. */
      readonly captureId?: string
      readonly about: BundleOrder['about']
      readonly connectionId: string | null
      /** What is said of it before the user says more. */
      readonly observed: string
    }

export const useHandover = create<{ readonly asked: Handover | null }>(() => ({ asked: null }))

/** Opens the dialog that writes captured PDUs into a file. */
export function openExport(chosen: readonly number[]): void {
  useHandover.setState({ asked: { kind: 'export', chosen } })
}

/** Opens the dialog that writes messages into a file. */
export function openMessageExport(chosen: readonly string[]): void {
  openSelectionExport(chosen.length === 0 ? null : ofMessages([...chosen]))
}

/** Messages by their ids. */
export function ofMessages(messageIds: string[]): MessageSelection {
  return { messageIds, filter: '', newest: null, except: [] }
}

/** The same for messages that are selected. */
export function openSelectionExport(chosen: MessageSelection | null): void {
  useHandover.setState({ asked: { kind: 'messages', chosen } })
}

/** Opens the dialog that makes a support bundle. */
export function openBundle(bundle: Omit<Extract<Handover, { kind: 'bundle' }>, 'kind'>): void {
  useHandover.setState({ asked: { kind: 'bundle', ...bundle } })
}

export function closeHandover(): void {
  useHandover.setState({ asked: null })
}
