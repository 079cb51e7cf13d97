import Button from '@mui/material/Button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkRun } from '../../../shared/contract/bulk.ts'
import { textRulesOf } from '../../../shared/profiles/text-rules.ts'
import { FormField } from '../../parts/form-field.tsx'
import { MomentInput } from '../../parts/moment-input.tsx'
import { NumberInput } from '../../parts/number-input.tsx'
import { SelectInput } from '../../parts/select-input.tsx'
import { shownName } from '../../parts/shown-name.ts'
import { TextInput } from '../../parts/text-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { recheckRun, useBulk } from '../../stores/bulk-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { wasCheckedOtherwise } from './other-rules.ts'
import { isEditable } from './run-rights.ts'
import { isRate, isWindow, type RunStart, readRate } from './use-start.ts'

/** How fast and when the run goes out; by which connection was said before, and can be said otherwise. */
export function StartFields({ run, start }: { run: BulkRun; start: RunStart }) {
  const { t } = useTranslation('bulk')
  const { rate, window, startAt, change } = start
  return (
    <section className="bulk-start" aria-label={t('steps.send')}>
      <ConnectionChoice run={run} start={start} />
      <div className="bulk-fields">
        <FormField
          label={t('rate')}
          hint={t('rateHint')}
          problem={isRate(readRate(rate)) ? undefined : '0.1 … 100000'}
        >
          {(ids) => <TextInput ids={ids} value={rate} onChange={(text) => change({ rate: text })} isMono />}
        </FormField>
        <FormField
          label={t('window')}
          hint={t('windowHint')}
          problem={isWindow(window) ? undefined : '1 … 1000'}
        >
          {(ids) => <NumberInput ids={ids} value={window} onChange={(value) => change({ window: value })} />}
        </FormField>
        <FormField label={t('startAt')} hint={t('startAtHint')}>
          {(ids) => (
            <MomentInput
              id={ids.id}
              describedBy={ids['aria-describedby']}
              at={startAt}
              onChange={(at) => change({ startAt: at })}
            />
          )}
        </FormField>
      </div>
      <OtherRules run={run} start={start} />
    </section>
  )
}

/** The connection that the run was checked for, in words; a choice only for who wants another. */
function ConnectionChoice({ run, start }: { run: BulkRun; start: RunStart }) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const connections = useConnections((state) => state.connections)
  const [isOpen, setOpen] = useState(run.connectionId === null)
  const { connection, change } = start
  if (!isOpen) {
    return (
      <div className="bulk-over">
        <span className="dim">{t('via')}</span>{' '}
        <b className="foreign">{shownName(connection.name, common)}</b>
        <Button size="small" onClick={() => setOpen(true)}>
          {t('otherConnection')}
        </Button>
      </div>
    )
  }
  return (
    <FormField label={t('via')}>
      {(ids) => (
        <SelectInput
          ids={ids}
          value={connection.connectionId}
          choices={connections.map((one) => ({
            value: one.connectionId,
            label: shownName(one.name, common),
          }))}
          onChange={(connectionId) => change({ connectionId })}
        />
      )}
    </FormField>
  )
}

/** Said where the rows were checked by other rules than those of the connection's provider. */
function OtherRules({ run, start: { connection } }: { run: BulkRun; start: RunStart }) {
  const { t } = useTranslation('bulk')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const isBusy = useBulk((state) => state.isBusy)
  const { connectionId, profileId } = connection
  const profile = catalogue.of(profileId)
  if (!wasCheckedOtherwise(run.plan, profile)) return null
  const recheck = () => {
    const { textRules: _textRules, ...intent } = run.plan.intent
    const rules = textRulesOf(profile)
    const { defaultAlphabet, dataCodings } = rules ?? {}
    const textRules = { defaultAlphabet, dataCodings: dataCodings && [...dataCodings] }
    const plan = { ...run.plan, intent: rules === undefined ? intent : { ...intent, textRules } }
    void recheckRun(run.runId, plan, connectionId)
  }
  return (
    <div className="bulk-other-rules" role="status">
      {t(isEditable(run) ? 'otherRules' : 'otherRulesSent', { profile: catalogue.name(profileId, language) })}
      {isEditable(run) && (
        <Button size="small" disabled={isBusy} onClick={recheck}>
          {t('recheck')}
        </Button>
      )}
    </div>
  )
}
