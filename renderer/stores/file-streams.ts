import type { FileItem } from '../../shared/contract/capture-export.ts'
import type { StreamParams } from '../../shared/contract/contract.ts'
import { isFaultCode } from '../../shared/faults/fault.ts'
import { client } from './host-store.ts'
import { type NoticeBody, noticeOf } from './toast-store.ts'

export type FileStream =
  | 'capture.export'
  | 'capture.bundle'
  | 'capture.diffFile'
  | 'message.export'
  | 'workspace.export'

/** How far a file is. */
export interface FileProgress {
  /** PDUs or messages looked at, and of how many. */
  readonly done: number
  readonly total: number
  readonly octets: number
}

interface FileListener {
  readonly onProgress?: (progress: FileProgress) => void
  readonly onDone: (file: Blob, pdus: number) => void
  readonly onFailed: (problem: NoticeBody) => void
}

/**
 * Has the engine make a file, and gathers it: the browser keeps the pieces where it likes, so that a large one costs
 * the page nothing. Returns the stop.
 */
export function followFile<N extends FileStream>(
  name: N,
  params: StreamParams<N>,
  { onProgress, onDone, onFailed }: FileListener,
): () => void {
  const pieces: Blob[] = []
  let octets = 0
  let isOver = false
  const end = (run: () => void) => {
    if (isOver) return
    isOver = true
    run()
  }
  const take = (item: FileItem) => {
    if ('octets' in item) {
      const piece = octetsOfBase64(item.octets)
      octets += piece.length
      if (piece.length > 0) pieces.push(new Blob([piece]))
      if (!isOver) onProgress?.({ done: item.done, total: item.total, octets })
    } else if ('end' in item) end(() => onDone(new Blob(pieces), item.pdus))
    else end(() => onFailed(noticeOfFault(item.fault)))
  }
  const stop = client().follow<FileStream>(
    name,
    params,
    (items, gap) => {
      if (gap > 0) end(() => onFailed({ kind: 'bug', message: `${gap} pieces of the file were lost` }))
      for (const item of items) take(item)
      if (isOver) stop()
    },
    (error) => end(() => onFailed(noticeOf(error))),
  )
  return () => {
    isOver = true
    stop()
  }
}

function noticeOfFault({
  code,
  message,
  detail,
}: Extract<FileItem, { fault: unknown }>['fault']): NoticeBody {
  return isFaultCode(code) ? { kind: 'fault', fault: { code, detail } } : { kind: 'bug', message }
}

function octetsOfBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text)
  const octets = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) octets[at] = binary.charCodeAt(at)
  return octets
}
