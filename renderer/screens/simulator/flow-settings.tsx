import Button from '@mui/material/Button'
import Switch from '@mui/material/Switch'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SimulatorState } from '../../../shared/contract/simulator.ts'
import {
  type MobileFlow,
  type MobileMessage,
  type MobileOperation,
  mobileFlowSchema,
} from '../../../shared/simulator/mobile-flow.ts'
import { ForeignText } from '../../parts/foreign-text.tsx'
import { formatCount } from '../../parts/format.ts'
import { useLanguage } from '../../parts/use-language.ts'
import { configureSimulator } from '../../stores/simulator-store.ts'
import { notifyDone } from '../../stores/toast-store.ts'
import { UssdRepliesDialog } from './ussd-replies-dialog.tsx'

/** Messages that come by themselves: those that are set, and the one in the form made one of them. */
export function FlowSettings({
  state,
  message,
  operation,
  from,
  to,
}: {
  state: SimulatorState
  message: Omit<MobileMessage, 'reference'>
  operation: MobileOperation
  from: string
  to: string
}) {
  const { t } = useTranslation('simulator')
  const flows = state.config.mobileTraffic
  const set = (mobileTraffic: MobileFlow[]) => void configureSimulator({ mobileTraffic })
  return (
    <div className="sim-flows sim-panel-body">
      <h3 className="sim-requests-title">{t('flows.title')}</h3>
      {flows.length === 0 ? (
        <p className="dim">{t('flows.empty')}</p>
      ) : (
        <FlowList flows={flows} counts={state.mobile} onSet={set} />
      )}
      <FlowAdder
        isFull={flows.length >= 50}
        flowOf={(pool, rate, count) => {
          const { source: _source, destination: _destination, text, ...rest } = message
          return mobileFlowSchema.safeParse({
            from: pool ?? [from],
            to,
            text,
            message: rest,
            operation,
            rate,
            count,
          }).data
        }}
        onAdd={(flow) => set([...flows, flow])}
      />
    </div>
  )
}

function FlowList({
  flows,
  counts,
  onSet,
}: {
  flows: readonly MobileFlow[]
  counts: SimulatorState['mobile']
  onSet: (flows: MobileFlow[]) => void
}) {
  const { t } = useTranslation('simulator')
  const language = useLanguage()
  const count = (value: number) => formatCount(value, language)
  const [edited, setEdited] = useState<number | null>(null)
  const editedFlow = edited === null ? undefined : flows[edited]
  const remove = (place: number) => {
    onSet(flows.filter((_flow, at) => at !== place))
    notifyDone(t('flows.removed'), { label: t('operators.undo'), run: () => onSet([...flows]) })
  }
  return (
    <>
      <ul className="sim-flow-list">
        {flows.map((flow, place) => {
          const about = aboutFlow(flow)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two flows may be alike, and their order is theirs
            <li key={place} className="sim-account-head">
              <Switch
                size="small"
                checked={flow.isOn}
                slotProps={{ input: { 'aria-label': t('flows.toggle', { about }) } }}
                onChange={() =>
                  onSet(flows.map((one, at) => (at === place ? { ...one, isOn: !one.isOn } : one)))
                }
              />
              <span className="grow sim-account-said">
                <span className="mono">{about}</span>{' '}
                <span className="dim">
                  {flow.count === null
                    ? t('flows.endless', { rate: flow.rate })
                    : t('flows.counted', { rate: flow.rate, total: count(flow.count) })}
                </span>
                <span className="foreign cut sim-event-detail">
                  <ForeignText text={flow.text} />
                </span>
              </span>
              <Button
                size="small"
                aria-label={t('ussd.edit', { about })}
                aria-haspopup="dialog"
                onClick={() => setEdited(place)}
              >
                {flow.ussdReplies.length === 0
                  ? t('ussd.none')
                  : t('ussd.count', { count: flow.ussdReplies.length })}
              </Button>
              <Button size="small" aria-label={t('flows.removeOne', { about })} onClick={() => remove(place)}>
                {t('operators.remove')}
              </Button>
            </li>
          )
        })}
      </ul>
      {edited !== null && editedFlow !== undefined && (
        <UssdRepliesDialog
          about={aboutFlow(editedFlow)}
          replies={editedFlow.ussdReplies}
          onClose={(ussdReplies) => {
            setEdited(null)
            if (ussdReplies === null) return
            onSet(flows.map((flow, at) => (at === edited ? { ...flow, ussdReplies } : flow)))
          }}
        />
      )}
      <p className="dim" role="status">
        {t('flows.counts', {
          taken: count(counts.taken),
          refused: count(counts.refused),
          failed: count(counts.failed),
        })}
      </p>
    </>
  )
}

function aboutFlow({ from, to }: MobileFlow): string {
  return `${from.join(', ')} → ${to}`
}

/** Makes a flow of the message in the form. */
function FlowAdder({
  isFull,
  flowOf,
  onAdd,
}: {
  isFull: boolean
  /** undefined: it cannot be one. */
  flowOf: (pool: string[] | null, rate: number, count: number | null) => MobileFlow | undefined
  onAdd: (flow: MobileFlow) => void
}) {
  const { t } = useTranslation('simulator')
  const [pool, setPool] = useState('')
  const [rate, setRate] = useState('1')
  const [count, setCount] = useState('')
  const numbers = pool.split(/[\s,;]+/).filter((part) => part !== '')
  const read = (text: string) => Number(text.trim().replace(',', '.'))
  const flow = flowOf(
    numbers.length === 0 ? null : numbers,
    read(rate),
    count.trim() === '' ? null : read(count),
  )
  return (
    <div className="sim-inject">
      <TextField
        className="sim-wide"
        label={t('flows.pool')}
        helperText={t('flows.poolHelp', { n: '{{n}}', from: '{{from}}', to: '{{to}}' })}
        value={pool}
        onChange={(event) => setPool(event.target.value)}
        slotProps={{ htmlInput: { className: 'mono', spellCheck: false } }}
      />
      <TextField label={t('flows.rate')} value={rate} onChange={(event) => setRate(event.target.value)} />
      <TextField
        label={t('flows.count')}
        value={count}
        placeholder={t('flows.noEnd')}
        onChange={(event) => setCount(event.target.value)}
      />
      <div className="sim-wide sim-inject-end">
        <Button
          variant="outlined"
          size="small"
          disabled={flow === undefined || isFull}
          onClick={() => flow !== undefined && onAdd(flow)}
        >
          {t('flows.add')}
        </Button>
        {flow === undefined && (
          <span role="alert" className="bad">
            {t('flows.wrong')}
          </span>
        )}
      </div>
    </div>
  )
}
