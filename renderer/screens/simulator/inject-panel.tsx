import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SimulatorState } from '../../../shared/contract/simulator.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { NoticeText } from '../../parts/notice-text.tsx'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { deliverMessage } from '../../stores/simulator-store.ts'
import { addressOf } from './address-of.ts'
import { bindModeOf } from './sessions-panel.tsx'

type Result = Awaited<ReturnType<typeof deliverMessage>>

export function InjectPanel({ state }: { state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  const receivers = state.sessions.filter((session) => {
    const mode = bindModeOf(session.bindMode)
    return mode === 'receiver' || mode === 'transceiver'
  })
  const [chosen, setChosen] = useState('')
  const [from, setFrom] = useState('79161234567')
  const [to, setTo] = useState('1234')
  const [text, setText] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const [result, setResult] = useState<Result | null>(null)

  const profile = useCatalogue().of(state.config.profileId)
  const isSendOnly = profile?.commands.receivesMessages?.value === false
  const target = receivers.find((session) => session.sessionId === chosen) ?? receivers[0]
  const words = text ?? t('inject.example')
  const why = isSendOnly ? t('inject.sendOnly') : target === undefined ? t('inject.noReceiver') : null

  const send = async () => {
    if (target === undefined) return
    setSending(true)
    setResult(null)
    const { sessionId } = target
    setResult(
      await deliverMessage({ sessionId, source: addressOf(from), destination: addressOf(to), text: words }),
    )
    setSending(false)
  }

  return (
    <section className="pane sim-panel" aria-labelledby="sim-inject">
      <header className="sim-panel-head">
        <h2 id="sim-inject">{t('inject.title')}</h2>
        <span className="dim">{t('inject.help')}</span>
      </header>
      <form
        className="sim-panel-body sim-inject"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {receivers.length > 1 && (
          <TextField
            select
            className="sim-wide"
            label={t('inject.session')}
            value={target?.sessionId ?? ''}
            onChange={(event) => setChosen(event.target.value)}
          >
            {receivers.map((session) => (
              <MenuItem key={session.sessionId} value={session.sessionId}>
                <span className="mono">{`${session.systemId ?? ''} · ${session.remoteAddress}`}</span>
              </MenuItem>
            ))}
          </TextField>
        )}
        <TextField
          label={t('inject.from')}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          slotProps={{ htmlInput: { className: 'mono', maxLength: 20 } }}
        />
        <TextField
          label={t('inject.to')}
          value={to}
          onChange={(event) => setTo(event.target.value)}
          slotProps={{ htmlInput: { className: 'mono', maxLength: 20 } }}
        />
        <TextField
          className="sim-wide"
          multiline
          minRows={2}
          maxRows={6}
          label={t('inject.text')}
          value={words}
          onChange={(event) => setText(event.target.value)}
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
    </section>
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
