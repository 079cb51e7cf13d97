import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SimulatorState } from '../../../shared/contract/simulator.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { deliverMessage } from '../../stores/simulator-store.ts'
import { addressOf, HandsetAddress } from './handset-address.tsx'
import { canReceive } from './sessions-panel.tsx'
import { SimulatorPanel } from './simulator-panel.tsx'

type Result = Awaited<ReturnType<typeof deliverMessage>>
type Session = SimulatorState['sessions'][number]

export function InjectPanel({ state }: { state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  const receivers = state.sessions.filter(canReceive)
  const [chosen, setChosen] = useState('')
  const [from, setFrom] = useState('79161234567')
  const [to, setTo] = useState('1234')
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? t('inject.example')
  const { isSending, result, send } = useDelivery()
  const target = receivers.find((session) => session.sessionId === chosen) ?? receivers[0]
  const profile = useCatalogue().of(state.config.profileId)
  const isSendOnly = profile?.commands.receivesMessages?.value === false
  const why = isSendOnly ? t('inject.sendOnly') : target === undefined ? t('inject.noReceiver') : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (target === undefined) return
    void send({ sessionId: target.sessionId, source: addressOf(from), destination: addressOf(to), text })
  }
  return (
    <SimulatorPanel id="sim-inject" title={t('inject.title')} help={t('inject.help')}>
      <form className="sim-panel-body sim-inject" onSubmit={submit}>
        {receivers.length > 1 && (
          <SessionChoice sessions={receivers} chosen={target?.sessionId ?? ''} onChoose={setChosen} />
        )}
        <HandsetAddress label={t('inject.from')} value={from} onChange={setFrom} />
        <HandsetAddress label={t('inject.to')} value={to} onChange={setTo} />
        <TextField
          className="sim-wide"
          multiline
          minRows={2}
          maxRows={6}
          label={t('inject.text')}
          value={text}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="sim-wide sim-inject-end">
          <Button type="submit" variant="outlined" disabled={why !== null || isSending}>
            {t('inject.send')}
          </Button>
          <div role="status" className="grow dim">
            {why ?? (isSending ? t('inject.sending') : result !== null && <Outcome result={result} />)}
          </div>
        </div>
      </form>
    </SimulatorPanel>
  )
}

/** One message at a time, and how the last one went. */
function useDelivery() {
  const [isSending, setSending] = useState(false)
  const [result, setResult] = useState<Result | null>(null)
  const send = async (message: Parameters<typeof deliverMessage>[0]) => {
    setSending(true)
    setResult(null)
    setResult(await deliverMessage(message))
    setSending(false)
  }
  return { isSending, result, send }
}

function SessionChoice({
  sessions,
  chosen,
  onChoose,
}: {
  sessions: readonly Session[]
  chosen: string
  onChoose: (sessionId: string) => void
}) {
  const { t } = useTranslation('simulator')
  return (
    <TextField
      select
      className="sim-wide"
      label={t('inject.session')}
      value={chosen}
      onChange={(event) => onChoose(event.target.value)}
    >
      {sessions.map((session) => (
        <MenuItem key={session.sessionId} value={session.sessionId}>
          <span className="mono">{`${session.systemId ?? ''} · ${session.remoteAddress}`}</span>
        </MenuItem>
      ))}
    </TextField>
  )
}

function Outcome({ result }: { result: Result }) {
  const { t } = useTranslation('simulator')
  if ('failure' in result) return <NoticeText body={result.failure} />
  const { commandStatus } = result
  return (
    <span className={commandStatus === 0 ? 'ok' : 'warn'}>
      {t('inject.answered', { status: statusName(commandStatus) })}
    </span>
  )
}
