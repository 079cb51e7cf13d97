import Button from '@mui/material/Button'
import OutlinedInput from '@mui/material/OutlinedInput'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkRun } from '../../../shared/contract/bulk.ts'
import { type Connection, localSimulatorId } from '../../../shared/contract/connections.ts'
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

interface Start {
  readonly connectionId: string | null
  /** As typed; '' is as fast as the window allows. */
  readonly rate: string
  readonly window: number
  /** Of a date field; '' is now. */
  readonly startAt: string
}

/** By which connection, how fast, and when. */
export function StartForm({ run }: { run: BulkRun }) {
  const { t } = useTranslation('bulk')
  const language = useLanguage()
  const catalogue = useCatalogue()
  const isBusy = useBulk((state) => state.isBusy)
  const [start, setStart] = useState<Start>({
    connectionId: run.connectionId,
    rate: run.rate === null ? '' : String(run.rate),
    window: run.window,
    startAt: '',
  })
  const connection = useConnectionFor(start.connectionId)
  if (connection === undefined) return null
  const { connectionId, profileId } = connection
  const rate = readRate(start.rate)
  const { window } = start
  const startAt = fromLocalInput(start.startAt)
  const isGood = isRate(rate) && isWindow(window)
  return (
    <section className="bulk-start" aria-label={t('steps.send')}>
      <StartFields
        start={{ ...start, connectionId }}
        onChange={(change) => setStart({ ...start, ...change })}
      />
      {wasCheckedOtherwise(run.plan, catalogue.of(profileId)) && (
        <p className="bulk-other-rules" role="status">
          {t('otherRules', { profile: catalogue.name(profileId, language) })}
        </p>
      )}
      <Button
        variant="contained"
        disabled={isBusy || !isGood}
        onClick={() => void startRun({ runId: run.runId, connectionId, rate, window, startAt })}
      >
        {startAt !== null ? t('schedule') : run.phase === 'paused' ? t('resume') : t('start')}
      </Button>
    </section>
  )
}

/** The chosen connection, else one that is bound, the simulator's, the first. */
function useConnectionFor(chosenId: string | null): Connection | undefined {
  const connections = useConnections((state) => state.connections)
  const sessions = useSessions((state) => state.sessions)
  return (
    connections.find(({ connectionId }) => connectionId === chosenId) ??
    connections.find((one) => sessionOfConnection(sessions, one.connectionId)?.phase === 'bound') ??
    connections.find(({ connectionId }) => connectionId === localSimulatorId) ??
    connections[0]
  )
}

/** null: no limit. */
function readRate(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  return text === '' ? null : Number(text)
}

function isRate(rate: number | null): boolean {
  return rate === null || (rate >= 0.1 && rate <= 100_000)
}

function isWindow(window: number): boolean {
  return Number.isInteger(window) && window >= 1 && window <= 1000
}

function StartFields({
  start: { connectionId, rate, window, startAt },
  onChange,
}: {
  start: Start & { readonly connectionId: string }
  onChange: (change: Partial<Start>) => void
}) {
  const { t } = useTranslation('bulk')
  const { t: common } = useTranslation('common')
  const connections = useConnections((state) => state.connections)
  const choices = connections.map((one) => ({ value: one.connectionId, label: shownName(one.name, common) }))
  return (
    <div className="bulk-fields">
      <FormField label={t('via')}>
        {(ids) => (
          <SelectInput
            ids={ids}
            value={connectionId}
            choices={choices}
            onChange={(value) => onChange({ connectionId: value })}
          />
        )}
      </FormField>
      <FormField
        label={t('rate')}
        hint={t('rateHint')}
        problem={isRate(readRate(rate)) ? undefined : '0.1 … 100000'}
      >
        {(ids) => <TextInput ids={ids} value={rate} onChange={(text) => onChange({ rate: text })} isMono />}
      </FormField>
      <FormField
        label={t('window')}
        hint={t('windowHint')}
        problem={isWindow(window) ? undefined : '1 … 1000'}
      >
        {(ids) => <NumberInput ids={ids} value={window} onChange={(value) => onChange({ window: value })} />}
      </FormField>
      <FormField label={t('startAt')} hint={t('startAtHint')}>
        {(ids) => (
          <OutlinedInput
            fullWidth
            id={ids.id}
            type="datetime-local"
            value={startAt}
            slotProps={{ input: { 'aria-describedby': ids['aria-describedby'] } }}
            onChange={(event) => onChange({ startAt: event.target.value })}
          />
        )}
      </FormField>
    </div>
  )
}
