import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { applyRequest, restoreDraft, useComposer } from '../../stores/composer-store.ts'
import { takeRequest, useNavigation } from '../../stores/navigation-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'

/** Puts into the form what another screen asks to be composed. */
export function useComposeRequest(): void {
  const { t } = useTranslation('composer')
  const request = useNavigation((state) => state.compose)
  useEffect(() => {
    if (request === null) return
    const taken = takeRequest('compose')
    if (taken === null) return
    const own = taken.sessionId === undefined ? undefined : useSessions.getState().sessions[taken.sessionId]
    const before = useComposer.getState().draft
    applyRequest(taken, taken.connectionId ?? own?.connectionId ?? null)
    // The text being written is replaced without asking; a click brings it back.
    const { text } = before.intent
    if (text === '' || text === useComposer.getState().draft.intent.text) return
    notifyDone(t('send.replaced'), { label: t('undo'), run: () => restoreDraft(before) })
  }, [request, t])
}
