import { useCallback, useEffect, useRef, useState } from 'react'
import type { StreamParams } from '../../../shared/contract/contract.ts'
import { type FileProgress, type FileStream, followFile } from '../../stores/file-streams.ts'
import type { NoticeBody } from '../../stores/toast-store.ts'
import { saveFile } from '../save-file.ts'

/** Where the making of a file stands. */
export type Making =
  | { readonly phase: 'idle' }
  | ({ readonly phase: 'making' } & FileProgress)
  | { readonly phase: 'done'; readonly name: string; readonly octets: number; readonly pdus: number }
  | { readonly phase: 'failed'; readonly problem: NoticeBody }

const idle: Making = { phase: 'idle' }

/** Makes a file and saves it under a name; leaving the dialog stops it. */
export function useFileMaking<N extends FileStream>(stream: N) {
  const [making, setMaking] = useState<Making>(idle)
  const stopped = useRef<(() => void) | null>(null)
  const stop = useCallback(() => {
    stopped.current?.()
    stopped.current = null
    setMaking(idle)
  }, [])
  useEffect(() => () => stopped.current?.(), [])
  const start = useCallback(
    (params: StreamParams<N>, name: string) => {
      stopped.current?.()
      setMaking({ phase: 'making', done: 0, total: 0, octets: 0 })
      stopped.current = followFile(stream, params, {
        onProgress: (progress) => setMaking({ phase: 'making', ...progress }),
        onDone: (file, pdus) => {
          saveFile(file, name)
          setMaking({ phase: 'done', name, octets: file.size, pdus })
        },
        onFailed: (problem) => setMaking({ phase: 'failed', problem }),
      })
    },
    [stream],
  )
  return { making, start, stop }
}
