import { create } from 'zustand'
import { ContractError } from '../../shared/contract/client.ts'
import type { FaultCode } from '../../shared/faults/fault-table.ts'

export interface NoticeFault {
  /** Of the engine, which may be of another version. */
  readonly code: FaultCode
  readonly detail: Readonly<Record<string, string | number>>
}

/** Content of a toast; worded when shown, so that it follows the language. */
export type NoticeBody =
  | { readonly kind: 'fault'; readonly fault: NoticeFault }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'bug'; readonly message: string }
  | { readonly kind: 'done'; readonly text: string }

export interface Notice {
  readonly id: number
  readonly body: NoticeBody
  readonly action: { readonly label: string; readonly run: () => void } | null
}

interface ToastState {
  readonly notices: readonly Notice[]
}

export const useToasts = create<ToastState>(() => ({ notices: [] }))

let lastId = 0
/** Toasts at once, at most: the oldest leaves. */
const maxNotices = 4

function notify(body: NoticeBody, action: Notice['action'] = null): number {
  lastId += 1
  const notice = { id: lastId, body, action }
  useToasts.setState(({ notices }) => ({ notices: [...notices, notice].slice(-maxNotices) }))
  return notice.id
}

/** A short confirmation, already in the reader's language, with an optional action such as undo. */
export function notifyDone(text: string, action: Notice['action'] = null): number {
  return notify({ kind: 'done', text }, action)
}

/**
 * Shows a failed call: refused ones in the fault's own words, the rest as what they are. A search that was
 * superseded by a newer one has not failed.
 */
export function notifyFault(error: unknown): void {
  if (error instanceof ContractError && error.fault?.code === 'contract.superseded') return
  notify(noticeOf(error))
}

/** Shows a fault that came inside an answer. */
export function notifyRefusal(fault: { code: string; detail: NoticeFault['detail'] }): void {
  notify(refusalOf(fault))
}

/** A fault that came inside an answer. */
export function refusalOf({ code, detail }: { code: string; detail: NoticeFault['detail'] }): NoticeBody {
  return { kind: 'fault', fault: { code: code as FaultCode, detail } }
}

export function noticeOf(error: unknown): NoticeBody {
  if (error instanceof ContractError) {
    return error.kind === 'refused' && error.fault !== null
      ? { kind: 'fault', fault: error.fault }
      : { kind: 'unreachable' }
  }
  return { kind: 'bug', message: error instanceof Error ? error.message : String(error) }
}

export function dismissNotice(id: number): void {
  useToasts.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
