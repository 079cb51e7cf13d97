import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { shownName } from '../../parts/shown-name.ts'
import { applyRequest, restoreDraft, useComposer } from '../../stores/composer-store.ts'
import { takeRequest, useNavigation } from '../../stores/navigation-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { focusText } from './text-edit.ts'

/** Puts into the form what another screen asks to be composed. */
export function useComposeRequest(): void {
  const { t } = useTranslation('composer')
  const { t: common } = useTranslation('common')
  const request = useNavigation((state) => state.compose)
  const revision = useComposer((state) => state.revision)
  /** The revision of the form in which a reply's text is to be typed. */
  const replied = useRef<number | null>(null)
  useEffect(() => {
    if (request === null) return
    const taken = takeRequest('compose')
    if (taken === null) return
    const own = taken.sessionId === undefined ? undefined : useSessions.getState().sessions[taken.sessionId]
    const before = useComposer.getState().draft
    applyRequest(taken, taken.connectionId ?? own?.connectionId ?? null)
    if (taken.reply !== undefined) {
      replied.current = useComposer.getState().revision
      const { insteadOf } = taken.reply
      if (insteadOf !== null) notifyDone(t('send.replyInstead', { name: shownName(insteadOf, common) }))
    }
    // The text being written is replaced without asking; a click brings it back.
    const { text } = before.intent
    if (text === '' || text === useComposer.getState().draft.intent.text) return
    notifyDone(t('send.replaced'), { label: t('undo'), run: () => restoreDraft(before) })
  }, [request, t, common])
  useEffect(() => {
    if (replied.current !== revision) return
    replied.current = null
    focusText()
  }, [revision])
}
