import { type ReactNode, useMemo } from 'react'
import type { SessionState } from '../../../shared/contract/session.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { pduFromJson } from '../../../shared/json/pdu-from-json.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { layoutByName, type PduLayout } from '../../../shared/smpp/pdu-layout.ts'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { sendOperation, useOperations } from '../../stores/operations-store.ts'
import { OperationChoice } from './operation-choice.tsx'
import { readDraft } from './operation-draft.ts'
import { OperationForm } from './operation-form.tsx'
import { firstDraft } from './operation-list.ts'
import { operationNotes } from './operation-notes.ts'
import { OperationPreview } from './operation-preview.tsx'
import { OperationSend } from './operation-send.tsx'
import { useOriginalCoding, withOriginalCoding } from './replaced-coding.tsx'

/** Any request of SMPP as a form: what will be sent, and what came back. */
export function OperationTab({
  session,
  sessionChoice,
}: {
  session: SessionState | null
  sessionChoice: ReactNode
}) {
  const command = useOperations((state) => state.command)
  const layout = layoutByName(command)
  if (layout === null) return <OperationChoice command={command} />
  return <Operation key={command} layout={layout} session={session} sessionChoice={sessionChoice} />
}

function Operation({
  layout,
  session,
  sessionChoice,
}: {
  layout: PduLayout
  session: SessionState | null
  sessionChoice: ReactNode
}) {
  const { command } = layout
  const kept = useOperations((state) => state.drafts[command])
  const isSending = useOperations((state) => state.isSending)
  const draft = useMemo(() => kept ?? firstDraft(layout), [kept, layout])
  const original = useOriginalCoding(command, draft.fields['message_id'])
  const { json, problems, tlvProblems } = useMemo(
    () => readDraft(command, withOriginalCoding(command, draft, original)),
    [command, draft, original],
  )
  const encoded = useMemo(() => encode(json), [json])
  const isWhole = 'bytes' in encoded && Object.keys({ ...problems, ...tlvProblems }).length === 0
  const profile = useCatalogue().of(session?.profileId)
  return (
    <SplitPanes
      id="operations.form"
      orientation="horizontal"
      firstSize={48}
      firstMin="400px"
      secondMin="380px"
      first={
        <form
          className="pane op-pane"
          onSubmit={(event) => {
            event.preventDefault()
            if (session?.phase === 'bound' && isWhole && !isSending)
              void sendOperation(session, command, json)
          }}
        >
          <div className="op-top">
            <OperationChoice command={command} />
          </div>
          <div className="op-scroll">
            <OperationForm
              layout={layout}
              draft={draft}
              original={original}
              problems={problems}
              profileId={session?.profileId ?? null}
            />
          </div>
          <OperationSend
            layout={layout}
            session={session}
            notes={operationNotes(layout, session, profile)}
            isWhole={isWhole}
            sessionChoice={sessionChoice}
          />
        </form>
      }
      second={<OperationPreview command={command} encoded={encoded} session={session} />}
    />
  )
}

function encode(json: Readonly<Record<string, unknown>>): { bytes: Uint8Array } | { fault: Fault } {
  try {
    return { bytes: encodePdu(pduFromJson(json)) }
  } catch (problem) {
    if (problem instanceof Fault) return { fault: problem }
    throw problem
  }
}
