import { useCallback, useEffect, useRef, useState } from 'react'
import { useKeys } from '../../parts/keys/use-keys.ts'
import { sendMessage, useComposer } from '../../stores/composer-store.ts'
import { openSession } from '../../stores/sessions-store.ts'
import { buildPreview } from './build-preview.ts'
import type { LiveRoute } from './use-composer-route.ts'
import { composerWarnings, readinessOf } from './warnings.ts'

/** Sends the draft as it is at that moment, after binding if the bind alone is missing; Ctrl+Enter does too. */
export function useSending(route: LiveRoute): {
  readonly onSend: () => void
  readonly onBind: () => void
  readonly isBusy: boolean
} {
  const isSending = useComposer((state) => state.isSending)
  const [isWaiting, setWaiting] = useState(false)
  const isBusy = isSending || isWaiting
  const onSend = useStable(async () => {
    const { connection, session, textRules } = route
    if (isBusy || connection === null) return
    // The shown draft may be a frame behind the last key; the sent one is the latest.
    const latest = useComposer.getState().draft
    const built = buildPreview(latest, textRules)
    const ready = readinessOf(composerWarnings(latest, built, route, Date.now()))
    if (ready.canSend && session !== null) {
      await sendMessage(connection.connectionId, built.intent)
    } else if (ready.needsBind) {
      setWaiting(true)
      const sessionId = await openSession(connection.connectionId)
      setWaiting(false)
      if (sessionId !== null) await sendMessage(connection.connectionId, built.intent)
    }
  })
  const onBind = useStable(() => {
    const { connection } = route
    if (connection !== null) void openSession(connection.connectionId)
  })
  useKeys('compose', { send: ({ repeat }) => (repeat ? undefined : onSend()) })
  return { onSend, onBind, isBusy }
}

/** One function for the life of the component that does what `run` of the last render does: props of a memo stay equal. */
function useStable(run: () => unknown): () => void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  return useCallback(() => void latest.current(), [])
}
