import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LoadState } from '../../../shared/contract/load.ts'
import { Choices } from '../../parts/choices.tsx'
import { FailureAlert } from '../../parts/failure-alert.tsx'
import { FormField } from '../../parts/form-field.tsx'
import { SelectInput } from '../../parts/select-input.tsx'
import { shownName } from '../../parts/shown-name.ts'
import { TextInput } from '../../parts/text-input.tsx'
import { useLoadConsent } from '../../parts/use-load-consent.tsx'
import { useConnections } from '../../stores/connections-store.ts'
import { type DraftField, type DraftProblem, type LoadDraft, readLoadDraft } from '../../stores/load-draft.ts'
import { addMessage, changeDraft, startLoad, startSearch, useLoad } from '../../stores/load-store.ts'
import { LoadMessageFields } from './load-message-fields.tsx'
import { problemText } from './problem-text.ts'

const shapeFields = {
  rate: ['rate'],
  ramp: ['from', 'to', 'over'],
  step: ['from', 'by', 'every'],
  burst: ['parts', 'every'],
  limit: ['from', 'by', 'trial', 'upTo'],
} as const satisfies Record<LoadDraft['kind'], readonly TextField[]>

/** Of every pace, and of a search. */
const paceFields: readonly TextField[] = ['forSpan', 'warmup', 'grace', 'binds', 'window']
const searchFields: readonly TextField[] = ['grace', 'binds', 'window']

/** Those that are one text each. */
type TextField = Exclude<DraftField, 'connectionId' | 'failIf'>

/** The form of a load. */
export function LoadForm({ state }: { state: LoadState }) {
  const { t } = useTranslation('load')
  const { t: tc } = useTranslation('common')
  const draft = useLoad((view) => view.draft)
  const isBusy = useLoad((view) => view.isBusy)
  const failure = useLoad((view) => view.failure)
  const connections = useConnections((view) => view.connections)
  const { ask, dialog } = useLoadConsent()
  const [isTried, setTried] = useState(false)
  const chosen = connections.find((one) => one.connectionId === draft.connectionId) ?? connections[0]
  const read = readLoadDraft({ ...draft, connectionId: chosen?.connectionId ?? '' })
  const { plan, search, problems } = read
  const isSearch = draft.kind === 'limit'
  const shown = (field: DraftField | 'messages') =>
    isTried || field !== 'connectionId' ? problems[field] : undefined
  const start = () => {
    setTried(true)
    if (plan !== null) void startLoad(plan, ask)
    else if (search !== null) void startSearch(search, ask)
  }
  return (
    <form
      className="pane load-form"
      aria-label={t('form')}
      onSubmit={(event) => {
        event.preventDefault()
        start()
      }}
    >
      <FormField label={t('connection')} problem={problemText(shown('connectionId'), t)}>
        {(ids) => (
          <SelectInput
            ids={ids}
            value={chosen?.connectionId ?? ''}
            choices={
              chosen === undefined
                ? [{ value: '', label: t('noConnection') }]
                : connections.map((one) => ({ value: one.connectionId, label: shownName(one.name, tc) }))
            }
            onChange={(connectionId) => changeDraft({ connectionId })}
          />
        )}
      </FormField>
      <Choices
        label={t('shape')}
        value={draft.kind}
        choices={(['rate', 'ramp', 'step', 'burst', 'limit'] as const).map((kind) => ({
          value: kind,
          label: t(`kind.${kind}`),
        }))}
        onChange={(kind) => changeDraft({ kind })}
      />
      {isSearch && <p className="load-about dim">{t('limitAbout')}</p>}
      <div className="load-fields">
        {[...shapeFields[draft.kind], ...(isSearch ? searchFields : paceFields)].map((field) => (
          <DraftInput key={field} field={field} draft={draft} problem={shown(field)} />
        ))}
      </div>
      <fieldset className="load-messages">
        <legend>{t('messages')}</legend>
        <p className="dim">{t('variables', { list: '{{n}} {{n:6}} {{unique}} {{random:9}} {{time}}' })}</p>
        {draft.messages.map((message) => (
          <LoadMessageFields key={message.id} message={message} isOnly={draft.messages.length === 1} />
        ))}
        <Problem problem={shown('messages')} />
        <Button variant="text" onClick={addMessage}>
          {t('addMessage')}
        </Button>
      </fieldset>
      {!isSearch && (
        <FormField label={t('failIf')} hint={t('failIfHint')} problem={problemText(shown('failIf'), t)}>
          {(ids) => (
            <TextInput
              ids={ids}
              value={draft.failIf}
              rows={2}
              isMono
              placeholder="response_time.p99 > 500ms"
              onChange={(failIf) => changeDraft({ failIf })}
            />
          )}
        </FormField>
      )}
      <FailureAlert failure={failure} />
      <div className="load-actions">
        <Button type="submit" variant="contained" disabled={isBusy || state.phase !== 'idle'}>
          {t(isSearch ? 'startSearch' : 'start')}
        </Button>
        {state.phase !== 'idle' && <span className="dim">{t('oneAtATime')}</span>}
        {isTried && plan === null && search === null && <span className="bad">{t('correct')}</span>}
      </div>
      {dialog}
    </form>
  )
}

function DraftInput({
  field,
  draft,
  problem,
}: {
  field: TextField
  draft: LoadDraft
  problem: DraftProblem | undefined
}) {
  const { t } = useTranslation('load')
  return (
    <FormField label={t(`field.${field}`)} hint={t(`hint.${field}`)} problem={problemText(problem, t)}>
      {(ids) => (
        <TextInput
          ids={ids}
          value={draft[field]}
          isMono
          onChange={(text) => changeDraft({ [field]: text })}
        />
      )}
    </FormField>
  )
}

function Problem({ problem }: { problem: DraftProblem | undefined }) {
  const { t } = useTranslation('load')
  const text = problemText(problem, t)
  return text === undefined ? null : (
    <div className="bad" role="alert">
      {text}
    </div>
  )
}
