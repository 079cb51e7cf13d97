import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { textRulesOf } from '../../../shared/profiles/text-rules.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { profileOfRoute, routeOf } from '../../parts/route.ts'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { useNow } from '../../parts/use-now.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { intentOf } from '../../stores/composer-draft.ts'
import { applyRequest, restoreDraft, sendMessage, useComposer } from '../../stores/composer-store.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { takeRequest, useNavigation } from '../../stores/navigation-store.ts'
import { notifyDone } from '../../stores/notices-store.ts'
import { openSession, useSessions } from '../../stores/sessions-store.ts'
import { buildPreview } from './build-preview.ts'
import { ComposeForm } from './compose-form.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { SendBar } from './send-bar.tsx'
import { useAfterPaint } from './use-after-paint.ts'
import { useStable } from './use-stable.ts'
import { WarningList } from './warning-list.tsx'
import { type ComposerWarning, composerWarnings, readinessOf } from './warnings.ts'
import './composer.css'

/** From here on the text is planned after it is shown. */
const promptCharacters = 3000
const noWarnings: readonly ComposerWarning[] = []

/** The screen on which a message is written, seen as octets, sent and watched. */
export function ComposerScreen() {
  const { t } = useTranslation('composer')
  const draft = useComposer((state) => state.draft)
  const revision = useComposer((state) => state.revision)
  const isSending = useComposer((state) => state.isSending)
  const failure = useComposer((state) => state.failure)
  const connections = useConnections((state) => state.connections)
  const sessions = useSessions((state) => state.sessions)
  const opening = useSessions((state) => state.opening)
  const failures = useSessions((state) => state.failures)
  const request = useNavigation((state) => state.compose)
  const [isWaiting, setWaiting] = useState(false)
  const now = useNow(30_000)

  useEffect(() => {
    if (request === null) return
    const taken = takeRequest('compose')
    if (taken === null) return
    const own = taken.sessionId === undefined ? undefined : useSessions.getState().sessions[taken.sessionId]
    const before = useComposer.getState().draft
    applyRequest(taken, taken.connectionId ?? own?.connectionId ?? null)
    // What was being written makes room without asking; it is a click away.
    if (before.intent.text === '' || before.intent.text === useComposer.getState().draft.intent.text) return
    notifyDone(t('send.replaced'), { label: t('undo'), run: () => restoreDraft(before) })
  }, [request, t])

  const { connectionId } = draft
  const { connection, session, binds } = useMemo(
    () => routeOf(connectionId, connections, sessions),
    [connectionId, connections, sessions],
  )
  const isBinding = connection !== null && opening[connection.connectionId] === true
  const bindFailure = connection === null ? undefined : failures[connection.connectionId]
  const problem = failure ?? bindFailure ?? null

  const profileId = profileOfRoute(connection, binds) ?? ''
  const catalogue = useCatalogue()
  const textRules = useMemo(() => textRulesOf(catalogue.of(profileId)), [catalogue, profileId])
  // The key is shown first where planning the text takes a good part of a frame; what follows from it, a frame later.
  const painted = useAfterPaint(draft)
  const planned = draft.intent.text.length < promptCharacters ? draft : painted
  const preview = useMemo(() => buildPreview(planned, textRules), [planned, textRules])
  const shown = useDeferredValue(useMemo(() => ({ draft: planned, preview }), [planned, preview]))
  const warnings = useMemo(
    () => composerWarnings(catalogue, planned, preview, connection, binds, now),
    [catalogue, planned, preview, connection, binds, now],
  )
  const { canSend, needsBind } = readinessOf(warnings)
  // An empty form is not scolded for being empty.
  const { text, wapPush, destination } = planned.intent
  const isUntouched = text === '' && wapPush === null && destination.addr === ''

  const onSend = useStable(async () => {
    if (isSending || isWaiting || connection === null) return
    // What is shown may be a frame behind the last key; what is sent is not.
    const latest = useComposer.getState().draft
    const built = buildPreview(latest, textRules)
    const ready = readinessOf(composerWarnings(catalogue, latest, built, connection, binds, Date.now()))
    if (ready.canSend && session !== null) {
      await sendMessage(connection.connectionId, built.intent)
    } else if (ready.needsBind) {
      setWaiting(true)
      const sessionId = await openSession(connection.connectionId)
      setWaiting(false)
      if (sessionId !== null) await sendMessage(connection.connectionId, built.intent)
    }
  })
  const latestIntent = useCallback(() => intentOf(useComposer.getState().draft, textRules), [textRules])
  const onBind = useStable(() => connection !== null && void openSession(connection.connectionId))
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
      event.preventDefault()
      onSend()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [onSend])

  const form = (
    <div className="compose-pane pane">
      <h1 className="visually-hidden">{t('title')}</h1>
      <ComposeForm key={revision} draft={draft} preview={preview} profileId={profileId} />
      <footer className="compose-foot">
        <WarningList warnings={isUntouched ? noWarnings : warnings} isBinding={isBinding} onBind={onBind} />
        {problem !== null && (
          <div className="send-failure" role="alert">
            <NoticeText body={problem} />
          </div>
        )}
        <SendBar
          connections={connections}
          connection={connection}
          session={session}
          canSend={canSend}
          needsBind={needsBind}
          isBusy={isSending || isWaiting || (isBinding && !canSend)}
          onSend={onSend}
          latestIntent={latestIntent}
        />
      </footer>
    </div>
  )
  return (
    <div className="composer">
      <SplitPanes
        id="composer"
        orientation="horizontal"
        firstSize={46}
        firstMin="400px"
        secondMin="400px"
        first={form}
        second={
          <PreviewPane
            draft={shown.draft}
            preview={shown.preview}
            interfaceVersion={session?.interfaceVersion ?? connection?.interfaceVersion ?? 0x34}
            profileId={profileId}
          />
        }
      />
    </div>
  )
}
