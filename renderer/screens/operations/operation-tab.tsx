import Button from '@mui/material/Button'
import ListSubheader from '@mui/material/ListSubheader'
import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../../shared/contract/session.ts'
import { Fault, faultText } from '../../../shared/faults/fault.ts'
import { pduFromJson } from '../../../shared/json/pdu-from-json.ts'
import { encodePdu } from '../../../shared/smpp/encode.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { layoutByName, type PduLayout } from '../../../shared/smpp/pdu-layout.ts'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { changeDraft, changeOperations, sendOperation, useOperations } from '../../stores/operations-store.ts'
import { spacedHex } from './built-in-recipes.ts'
import { OctetsPane } from './octets-pane.tsx'
import { OperationAnswer } from './operation-answer.tsx'
import { readDraft } from './operation-draft.ts'
import { OperationForm } from './operation-form.tsx'
import { firstDraft, operationGroups } from './operation-list.ts'
import { operationNotes } from './operation-notes.ts'

/** Any request of the table as a form, its octets as they are typed, and what came back. */
export function OperationTab({
  session,
  sessionChoice,
}: {
  session: SessionState | null
  sessionChoice: ReactNode
}) {
  const { t } = useTranslation('operations')
  const command = useOperations((state) => state.command)
  const layout = layoutByName(command)
  const choice = (
    <Select
      fullWidth
      value={command}
      inputProps={{ 'aria-label': t('operation') }}
      renderValue={(value) => <span className="mono">{value}</span>}
      onChange={(event) => changeOperations({ command: event.target.value })}
    >
      {operationGroups.flatMap(({ group, layouts }) => [
        <ListSubheader key={group} className="op-subheader">
          {t(`group.${group}`)}
        </ListSubheader>,
        ...layouts.map((one) => (
          <MenuItem key={one.command} value={one.command}>
            <span className="mono">{one.command}</span>
          </MenuItem>
        )),
      ])}
    </Select>
  )
  if (layout === null) return choice
  return (
    <Operation
      key={command}
      layout={layout}
      session={session}
      choice={choice}
      sessionChoice={sessionChoice}
    />
  )
}

function Operation({
  layout,
  session,
  choice,
  sessionChoice,
}: {
  layout: PduLayout
  session: SessionState | null
  choice: ReactNode
  sessionChoice: ReactNode
}) {
  const { t } = useTranslation('operations')
  const language = useLanguage()
  const { command } = layout
  const kept = useOperations((state) => state.drafts[command])
  const isSending = useOperations((state) => state.isSending)
  const sent = useOperations((state) => (state.sent?.command === command ? state.sent : null))
  const draft = useMemo(() => kept ?? firstDraft(layout), [kept, layout])
  const { json, problems } = useMemo(() => readDraft(command, draft), [command, draft])
  const encoded = useMemo(() => encode(json), [json])
  const notes = operationNotes(layout, session, useCatalogue().of(session?.profileId))
  const interfaceVersion = session?.interfaceVersion ?? 0x34
  const isBound = session?.phase === 'bound'
  const hasProblems = Object.keys(problems).length > 0
  const bytes = 'bytes' in encoded ? encoded.bytes : null
  const send = () => {
    if (session !== null) void sendOperation(session, command, json)
  }
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
            if (isBound && bytes !== null && !hasProblems && !isSending) send()
          }}
        >
          <div className="op-top">{choice}</div>
          <div className="op-scroll">
            <OperationForm
              layout={layout}
              draft={draft}
              problems={problems}
              profileId={session?.profileId ?? null}
            />
          </div>
          <div className="op-foot">
            {notes.length > 0 && (
              <ul className="op-notes">
                {notes.map((note) => (
                  <li key={note}>
                    <span className="warn" aria-hidden="true">
                      ▲
                    </span>{' '}
                    {t(`note.${note}`, { command, profile: session?.profileId ?? '' })}
                  </li>
                ))}
              </ul>
            )}
            <div className="op-send">
              {sessionChoice}
              <Button onClick={() => changeDraft(command, firstDraft(layout))}>{t('clear')}</Button>
              <Button
                type="submit"
                variant="contained"
                disabled={!isBound || bytes === null || hasProblems || isSending}
              >
                {isSending ? t('sending') : t('send')}
              </Button>
            </div>
          </div>
        </form>
      }
      second={
        <div className="pane op-pane op-right">
          {sent !== null && <OperationAnswer sent={sent} interfaceVersion={interfaceVersion} />}
          {bytes === null ? (
            <p className="op-outcome is-bad" role="alert">
              {'fault' in encoded && faultText(encoded.fault.toJSON(), language).what}
            </p>
          ) : (
            <OctetsPane
              bytes={bytes}
              label={t('preview.title')}
              interfaceVersion={interfaceVersion}
              profileId={session?.profileId ?? null}
              title={
                <>
                  <h3>{t('preview.title')}</h3>
                  <span className="dim">{t('preview.octets', { count: bytes.length })}</span>
                </>
              }
              aside={
                <button
                  type="button"
                  className="link-button"
                  onClick={() => changeOperations({ tab: 'raw', raw: spacedHex(toHex(bytes)) })}
                >
                  {t('preview.toRaw')}
                </button>
              }
            />
          )}
        </div>
      }
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
