import { useCallback, useMemo } from 'react'
import type { MessageWarning } from '../../../shared/message/message-warning-table.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { useNow } from '../../parts/use-now.ts'
import { type ComposerDraft, intentOf } from '../../stores/composer-draft.ts'
import { useComposer } from '../../stores/composer-store.ts'
import type { Preview } from './build-preview.ts'
import { SendBar } from './send-bar.tsx'
import type { LiveRoute } from './use-composer-route.ts'
import { useSending } from './use-sending.ts'
import { WarningList } from './warning-list.tsx'
import { composerWarnings, readinessOf } from './warnings.ts'

const noWarnings: readonly MessageWarning[] = []

/** Errors and warnings before sending, why the last try failed, and the button that sends. */
export function ComposeFoot({
  draft,
  preview,
  route,
}: {
  /** As it was planned: a frame behind the last key at most. */
  draft: ComposerDraft
  preview: Preview
  route: LiveRoute
}) {
  const failure = useComposer((state) => state.failure)
  const now = useNow(30_000)
  const { onSend, onBind, isBusy } = useSending(route)
  const { textRules, isBinding } = route
  const warnings = useMemo(() => composerWarnings(draft, preview, route, now), [draft, preview, route, now])
  const { canSend, needsBind } = readinessOf(warnings)
  const latestIntent = useCallback(() => intentOf(useComposer.getState().draft, textRules), [textRules])
  // An empty form shows no warnings.
  const { text, wapPush, destination } = draft.intent
  const isUntouched = text === '' && wapPush === null && destination.addr === ''
  const problem = failure ?? route.bindFailure ?? null
  return (
    <footer className="compose-foot">
      <WarningList warnings={isUntouched ? noWarnings : warnings} isBinding={isBinding} onBind={onBind} />
      {problem !== null && (
        <div className="send-failure" role="alert">
          <NoticeText body={problem} />
        </div>
      )}
      <SendBar
        connection={route.connection}
        session={route.session}
        canSend={canSend}
        needsBind={needsBind}
        isBusy={isBusy || (isBinding && !canSend)}
        onSend={onSend}
        latestIntent={latestIntent}
      />
    </footer>
  )
}
