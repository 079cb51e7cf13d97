import { useDeferredValue, useMemo } from 'react'
import { version34 } from '../../../shared/smpp/interface-version.ts'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { useComposer } from '../../stores/composer-store.ts'
import { buildPreview } from './build-preview.ts'
import { ComposeFoot } from './compose-foot.tsx'
import { ComposeForm } from './compose-form.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { useAfterPaint } from './use-after-paint.ts'
import { useComposeRequest } from './use-compose-request.ts'
import { useComposerRoute } from './use-composer-route.ts'
import './composer.css'

/** From here on the text is planned after it is shown. */
const promptCharacters = 3000

/** The screen on which a message is written, seen as octets, sent and watched. */
export function ComposerScreen() {
  useComposeRequest()
  const route = useComposerRoute()
  const { connection, session, profileId, textRules } = route
  const draft = useComposer((state) => state.draft)
  const revision = useComposer((state) => state.revision)
  // The key is shown first where planning the text takes a good part of a frame; what follows from it, a frame later.
  const painted = useAfterPaint(draft)
  const planned = draft.intent.text.length < promptCharacters ? draft : painted
  const preview = useMemo(() => buildPreview(planned, textRules), [planned, textRules])
  const shown = useDeferredValue(useMemo(() => ({ draft: planned, preview }), [planned, preview]))
  return (
    <div className="composer">
      <SplitPanes
        id="composer"
        orientation="horizontal"
        firstSize={46}
        firstMin="400px"
        secondMin="400px"
        first={
          <div className="compose-pane pane">
            <ComposeForm key={revision} draft={draft} preview={preview} profileId={profileId} />
            <ComposeFoot draft={planned} preview={preview} route={route} />
          </div>
        }
        second={
          <PreviewPane
            draft={shown.draft}
            preview={shown.preview}
            interfaceVersion={session?.interfaceVersion ?? connection?.interfaceVersion ?? version34}
            profileId={profileId}
          />
        }
      />
    </div>
  )
}
