import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { profileById } from '../../../shared/profiles/built-in-profiles.ts'
import { textRulesOf } from '../../../shared/profiles/text-rules.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { routeOf } from '../../parts/route.ts'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { useNow } from '../../parts/use-now.ts'
import { applyRequest, sendMessage, useComposer } from '../../stores/composer-store.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { takeRequest, useNavigation } from '../../stores/navigation-store.ts'
import { openSession, useSessions } from '../../stores/sessions-store.ts'
import { buildPreview } from './build-preview.ts'
import { ComposeForm } from './compose-form.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { SendBar } from './send-bar.tsx'
import { WarningList } from './warning-list.tsx'
import { composerWarnings } from './warnings.ts'
import './composer.css'

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
    applyRequest(taken, taken.connectionId ?? own?.connectionId ?? null)
  }, [request])

  const { connection, session } = routeOf(draft.connectionId, connections, sessions)
  const isBinding = connection !== null && opening[connection.connectionId] === true
  const bindFailure = connection === null ? undefined : failures[connection.connectionId]
  const problem = failure ?? bindFailure ?? null

  const profileId = session?.profileId ?? connection?.profileId ?? ''
  const textRules = useMemo(() => {
    const profile = profileById(profileId)
    return profile === undefined ? undefined : textRulesOf(profile)
  }, [profileId])
  const preview = useMemo(() => buildPreview(draft, textRules), [draft, textRules])
  // The field under the fingers answers first; the octets beside it may come a frame later.
  const shown = useDeferredValue(useMemo(() => ({ draft, preview }), [draft, preview]))
  const warnings = composerWarnings(draft, preview, connection, session, now)
  const errors = warnings.filter((warning) => warning.severity === 'error')
  // An empty form is not scolded for being empty.
  const isUntouched = draft.text === '' && draft.wapPush === null && draft.destination.addr === ''
  const canSend = errors.length === 0
  const needsBind = errors.length === 1 && errors[0]?.code === 'not-bound'

  const send = async () => {
    if (isSending || isWaiting || connection === null) return
    if (canSend && session !== null) {
      await sendMessage(session.sessionId, preview.intent)
    } else if (needsBind) {
      setWaiting(true)
      const sessionId = await openSession(connection.connectionId)
      setWaiting(false)
      if (sessionId !== null) await sendMessage(sessionId, preview.intent)
    }
  }
  // The button and the shortcut keep one function, so that a key in the text does not redraw what it leaves alone.
  const latest = useRef({ send, intent: preview.intent })
  useEffect(() => {
    latest.current = { send, intent: preview.intent }
  })
  const latestIntent = useCallback(() => latest.current.intent, [])
  const onSend = useCallback(() => void latest.current.send(), [])
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
        <WarningList
          warnings={isUntouched ? [] : warnings}
          draft={draft}
          isBinding={isBinding}
          onBind={() => connection !== null && void openSession(connection.connectionId)}
        />
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
