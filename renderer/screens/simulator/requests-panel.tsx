import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SimulatorState } from '../../../shared/contract/simulator.ts'
import { playsSpecification } from '../../../shared/profiles/plain-triggers.ts'
import { mobileAddress } from '../../../shared/simulator/mobile-flow.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { configureSimulator, sendAlert, sendOutbind } from '../../stores/simulator-store.ts'
import type { NoticeBody } from '../../stores/toast-store.ts'
import { ListSetting } from './list-setting.tsx'
import { distributionListText, readDistributionList } from './read-distribution-list.ts'
import { readNumber } from './read-number.ts'
import { canReceive } from './sessions-panel.tsx'
import { SimulatorPanel } from './simulator-panel.tsx'

type Result = 'done' | { readonly failure: NoticeBody }

/** Requests that an SMSC of the plain specification starts, and the lists that submit_multi may name. */
export function RequestsPanel({ state }: { state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  const { config } = state
  const isPlain = playsSpecification(useCatalogue(), config.profileId)
  return (
    <SimulatorPanel
      id="sim-requests"
      title={t('requests.title')}
      help={isPlain ? t('requests.help') : t('requests.notInProfile')}
    >
      {isPlain && (
        <div className="sim-panel-body sim-requests">
          <OutbindForm isRunning={state.running} config={config} />
          <AlertForm state={state} />
          <div>
            <h3 className="sim-requests-title">{t('requests.lists')}</h3>
            <ListSetting
              label={t('requests.lists')}
              items={config.distributionLists.map(distributionListText)}
              read={(typed) => {
                const list = readDistributionList(typed)
                return list && distributionListText(list)
              }}
              refusal={t('requests.listFormat')}
              onSet={(items) =>
                void configureSimulator({
                  distributionLists: items.map(readDistributionList).filter((list) => list !== null),
                })
              }
            />
          </div>
        </div>
      )}
    </SimulatorPanel>
  )
}

function OutbindForm({ isRunning, config }: { isRunning: boolean; config: SimulatorState['config'] }) {
  const { t } = useTranslation('simulator')
  const [host, setHost] = useState('127.0.0.1')
  const [port, setPort] = useState('2776')
  const [systemId, setSystemId] = useState('simulator')
  const [password, setPassword] = useState(config.accounts[0]?.password ?? '')
  const { isSending, result, send } = useSending()
  const portNumber = readNumber(port, { min: 1, max: 65535, isWhole: true })
  const why = isRunning ? null : t('requests.stopped')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (portNumber !== null) void send(() => sendOutbind({ host, port: portNumber, systemId, password }))
      }}
    >
      <h3 className="sim-requests-title mono">outbind</h3>
      <div className="sim-request-fields">
        <Field label={t('requests.host')} value={host} onChange={setHost} />
        <Field label={t('port')} value={port} onChange={setPort} isWrong={portNumber === null} />
        <Field label="system_id" value={systemId} onChange={setSystemId} />
        <Field label="password" value={password} onChange={setPassword} />
      </div>
      <div className="sim-inject-end">
        <Button
          type="submit"
          variant="outlined"
          disabled={why !== null || isSending || host.trim() === '' || portNumber === null}
        >
          {t('requests.sendOutbind')}
        </Button>
        <Outcome why={why} isSending={isSending} result={result} done={t('requests.outbindSent')} />
      </div>
    </form>
  )
}

function AlertForm({ state }: { state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  const [source, setSource] = useState('79161234567')
  const [esme, setEsme] = useState('1234')
  const { isSending, result, send } = useSending()
  const target = state.sessions.find(canReceive)
  const why = target === undefined ? t('inject.noReceiver') : null
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (target === undefined) return
        const { sessionId } = target
        void send(() => sendAlert({ sessionId, source: mobileAddress(source), esme: mobileAddress(esme) }))
      }}
    >
      <h3 className="sim-requests-title mono">alert_notification</h3>
      <div className="sim-request-fields">
        <Field label={t('requests.alertSource')} value={source} onChange={setSource} />
        <Field label={t('requests.alertEsme')} value={esme} onChange={setEsme} />
      </div>
      <div className="sim-inject-end">
        <Button type="submit" variant="outlined" disabled={why !== null || isSending}>
          {t('requests.sendAlert')}
        </Button>
        <Outcome why={why} isSending={isSending} result={result} done={t('requests.alertSent')} />
      </div>
    </form>
  )
}

/** One request at a time, and how the last one went. */
function useSending() {
  const [isSending, setSending] = useState(false)
  const [result, setResult] = useState<Result | null>(null)
  const send = async (request: () => Promise<{ failure: NoticeBody } | null>) => {
    setSending(true)
    setResult(null)
    setResult((await request()) ?? 'done')
    setSending(false)
  }
  return { isSending, result, send }
}

function Field({
  label,
  value,
  isWrong = false,
  onChange,
}: {
  label: string
  value: string
  isWrong?: boolean
  onChange: (value: string) => void
}) {
  return (
    <TextField
      label={label}
      value={value}
      error={isWrong}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { className: 'mono', maxLength: 64, spellCheck: false } }}
    />
  )
}

function Outcome({
  why,
  isSending,
  result,
  done,
}: {
  why: string | null
  isSending: boolean
  result: Result | null
  done: string
}) {
  const { t } = useTranslation('simulator')
  const isDone = result === 'done'
  return (
    <div role="status" className="grow dim">
      {why ?? (isSending ? t('requests.sending') : isDone && <span className="ok">{done}</span>)}
      {why === null && result !== null && result !== 'done' && <NoticeText body={result.failure} />}
    </div>
  )
}
