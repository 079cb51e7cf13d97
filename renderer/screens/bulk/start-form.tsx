import Button from '@mui/material/Button'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkRun } from '../../../shared/contract/bulk.ts'
import { localSimulatorId } from '../../../shared/contract/connections.ts'
import { FormField } from '../../parts/form-field.tsx'
import { fromLocalInput } from '../../parts/format.ts'
import { NumberInput } from '../../parts/number-input.tsx'
import { SelectInput } from '../../parts/select-input.tsx'
import { shownName } from '../../parts/shown-name.ts'
import { TextInput } from '../../parts/text-input.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { startRun, useBulk } from '../../stores/bulk-store.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { sessionOfConnection, useSessions } from '../../stores/sessions-store.ts'
import { wasCheckedOtherwise } from './other-rules.ts'

/** By which connection, how fast, and when. */
export function StartForm({ run }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const isBusy = useBulk((state) => state.isBusy)
  const connections = useConnections((state) => state.connections)
  const sessions = useSessions((state) => state.sessions)
  const [chosen, setChosen] = useState(run.connectionId)
  const [rate, setRate] = useState(run.rate === null ? '' : String(run.rate))
  const [window, setWindow] = useState(run.window)
  const [startAt, setStartAt] = useState('')
  const connection =
    connections.find(({ connectionId }) => connectionId === chosen) ??
    connections.find((one) => sessionOfConnection(sessions, one.connectionId)?.phase === 'bound') ??
    connections.find(({ connectionId }) => connectionId === localSimulatorId) ??
    connections[0]
  const rateValue = rate.trim() === '' ? null : Number(rate.trim().replace(',', '.'))
  const isRateGood = rateValue === null || (rateValue >= 0.1 && rateValue <= 100_000)
  const isWindowGood = Number.isInteger(window) && window >= 1 && window <= 1000
  const at = fromLocalInput(startAt)
  if (connection === undefined) return null
  const { connectionId, profileId } = connection
  const { runId } = run
  return (
    <section className="bulk-start" aria-label={t('steps.send')}>
      <div className="bulk-fields">
        <FormField label={t('via')}>
          {(ids) => (
            <SelectInput
              ids={ids}
              value={connectionId}
              choices={connections.map((one) => ({
                value: one.connectionId,
                label: shownName(one.name, common),
              }))}
              onChange={setChosen}
            />
          )}
        </FormField>
        <FormField label={t('rate')} hint={t('rateHint')} problem={isRateGood ? undefined : '0.1 … 100000'}>
          {(ids) => <TextInput ids={ids} value={rate} onChange={setRate} isMono />}
        </FormField>
        <FormField label={t('window')} hint={t('windowHint')} problem={isWindowGood ? undefined : '1 … 1000'}>
          {(ids) => <NumberInput ids={ids} value={window} onChange={setWindow} />}
        </FormField>
        <FormField label={t('startAt')} hint={t('startAtHint')}>
          {(ids) => (
            <OutlinedInput
              fullWidth
              id={ids.id}
              type="datetime-local"
              value={startAt}
              slotProps={{ input: { 'aria-describedby': ids['aria-describedby'] } }}
              onChange={(event) => setStartAt(event.target.value)}
            />
          )}
        </FormField>
      </div>
      {wasCheckedOtherwise(run.plan, catalogue.of(profileId)) && (
        <p className="bulk-other-rules" role="status">
          {t('otherRules', { profile: catalogue.name(profileId, language) })}
        </p>
      )}
      <Button
        variant="contained"
        disabled={isBusy || !isRateGood || !isWindowGood}
        onClick={() => void startRun({ runId, connectionId, rate: rateValue, window, startAt: at })}
      >
        {at !== null ? t('schedule') : run.phase === 'paused' ? t('resume') : t('start')}
      </Button>
    </section>
  )
}
