import { useEffect, useState } from 'react'
import type { StreamParams } from '../../../shared/contract/contract.ts'
import { followFile } from '../../stores/file-streams.ts'
import type { NoticeBody } from '../../stores/toast-store.ts'

/** Beginning of a file as text, or why there is none. */
export type FilePreview =
  | { readonly phase: 'loading' }
  | { readonly phase: 'ready'; readonly text: string; readonly octets: number; readonly pdus: number }
  | { readonly phase: 'failed'; readonly problem: NoticeBody }

const loading: FilePreview = { phase: 'loading' }
/** Changes that follow one another so soon are made into one preview. */
const restMs = 250

/** The whole file that these params make, anew whenever they change; null params make none. */
export function useFilePreview<N extends 'capture.export' | 'capture.bundle' | 'message.export'>(
  stream: N,
  params: StreamParams<N> | null,
): FilePreview {
  const [preview, setPreview] = useState<FilePreview>(loading)
  const key = JSON.stringify(params)
  useEffect(() => {
    const asked: StreamParams<N> | null = JSON.parse(key)
    if (asked === null) return
    let stop = () => {}
    let isCurrent = true
    const timer = setTimeout(() => {
      stop = followFile(stream, asked, {
        onDone: async (file, pdus) => {
          const text = await file.text()
          if (isCurrent) setPreview({ phase: 'ready', text, octets: file.size, pdus })
        },
        onFailed: (problem) => setPreview({ phase: 'failed', problem }),
      })
    }, restMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
      stop()
    }
  }, [stream, key])
  return preview
}
