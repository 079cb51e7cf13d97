import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SimulatorState } from '../../../shared/contract/simulator.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { buildSubmits } from '../../../shared/message/build-submits.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { mobileOperations } from '../../../shared/simulator/mobile-flow.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { formatCount } from '../../parts/format.ts'
import { type DraftHolder, DraftHolderProvider } from '../../parts/message-form/draft-holder.ts'
import { MessageSections } from '../../parts/message-form/message-sections.tsx'
import { NoticeText } from '../../parts/notice-text.tsx'
import { useLanguage } from '../../parts/use-language.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import {
  changeMobileIntent,
  changeMobileTlvs,
  mobileIntentOf,
  useMobileDraft,
  useMobileOptions,
} from '../../stores/mobile-draft-store.ts'
import { deliverMessage } from '../../stores/simulator-store.ts'
import type { NoticeBody } from '../../stores/toast-store.ts'
import { FlowSettings } from './flow-settings.tsx'
import { HandsetAddress } from './handset-address.tsx'
import { canReceive } from './sessions-panel.tsx'
import { SimulatorPanel } from './simulator-panel.tsx'

type Result = Awaited<ReturnType<typeof deliverMessage>>

const mobileHolder: DraftHolder = {
  useOptions: useMobileOptions,
  changeIntent: changeMobileIntent,
  changeTlvs: changeMobileTlvs,
  isTemplate: false,
}

/** Whoever of the account receives, or a session. */
type Target = { readonly systemId: string } | { readonly sessionId: string }

export function InjectPanel({ state }: { state: SimulatorState }) {
  const { t } = useTranslation('simulator')
  const receivers = state.sessions.filter(canReceive)
  const { draft, operation } = useMobileDraft()
  const [chosen, setChosen] = useState('')
  const [from, setFrom] = useState('79161234567')
  const [to, setTo] = useState('1234')
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? t('inject.example')
  const { isSending, result, send } = useDelivery()
  const targets = targetsOf(state)
  const target = targets.get(chosen) ?? targets.values().next().value
  const profile = useCatalogue().of(state.config.profileId)
  const isSendOnly = profile?.commands.receivesMessages?.value === false
  const why = isSendOnly ? t('inject.sendOnly') : receivers.length === 0 ? t('inject.noReceiver') : null
  const message = mobileIntentOf(draft, from, to, text)
  const planned = plannedOf({ ...message, reference: 0 })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (target !== undefined) void send({ ...message, ...target, operation })
  }
  return (
    <SimulatorPanel id="sim-inject" title={t('inject.title')} help={t('inject.help')}>
      <form className="sim-panel-body sim-inject" onSubmit={submit}>
        {targets.size > 1 && (
          <Choice
            label={t('inject.session')}
            value={targets.has(chosen) ? chosen : (targets.keys().next().value ?? '')}
            choices={[...targets.keys()]}
            onChoose={setChosen}
          />
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
        <div className="sim-wide">
          <PlannedLine planned={planned} />
        </div>
        <details className="sim-wide sim-more">
          <summary>{t('inject.more')}</summary>
          <div className="sim-more-body">
            <Choice
              label={t('inject.operation')}
              value={operation}
              choices={mobileOperations}
              onChoose={(value) =>
                useMobileDraft.setState({
                  operation: mobileOperations.find((one) => one === value) ?? 'deliver_sm',
                })
              }
            />
            <DraftHolderProvider value={mobileHolder}>
              <MessageSections
                encoding={planned.encoding}
                dataCoding={planned.dataCoding}
                profileId={state.config.profileId}
              />
            </DraftHolderProvider>
          </div>
        </details>
        <div className="sim-wide sim-inject-end">
          <Button
            type="submit"
            variant="outlined"
            disabled={why !== null || isSending || planned.problem !== null}
          >
            {t('inject.send')}
          </Button>
          <div role="status" className="grow dim">
            {why ?? (isSending ? t('inject.sending') : result !== null && <Outcome result={result} />)}
          </div>
        </div>
      </form>
      <FlowSettings state={state} message={message} operation={operation} from={from} to={to} />
    </SimulatorPanel>
  )
}

interface Planned extends Pick<ReturnType<typeof buildSubmits>['plan'], 'encoding'> {
  readonly dataCoding: number
  readonly parts: number
  /** Why it cannot be sent. */
  readonly problem: NoticeBody | null
}

/** The message as it would be cut, by the composer's own planner. */
function plannedOf(intent: SendIntent): Planned {
  try {
    const { plan, dataCoding, submits } = buildSubmits(intent)
    return { encoding: plan.encoding, dataCoding, parts: submits.length, problem: null }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const { code, detail } = error
    return { encoding: 'gsm7', dataCoding: 0, parts: 0, problem: { kind: 'fault', fault: { code, detail } } }
  }
}

function PlannedLine({ planned }: { planned: Planned }) {
  const { t } = useTranslation('simulator')
  const { t: composer } = useTranslation('composer')
  const language = useLanguage()
  if (planned.problem !== null) {
    return (
      <div role="alert" className="bad">
        <NoticeText body={planned.problem} />
      </div>
    )
  }
  return (
    <span className="dim">
      {t('inject.planned', {
        encoding: composer(`encoding.${planned.encoding}`),
        parts: formatCount(planned.parts, language),
      })}
    </span>
  )
}

/** By what is shown of each: the accounts that receive, then their sessions. */
function targetsOf({ sessions }: SimulatorState): Map<string, Target> {
  const receivers = sessions.filter(canReceive)
  const accounts = new Set(receivers.map(({ systemId }) => systemId ?? ''))
  return new Map<string, Target>([
    ...[...accounts].map((systemId) => [systemId, { systemId }] as const),
    ...(receivers.length < 2
      ? []
      : receivers.map(
          ({ systemId, remoteAddress, sessionId }) =>
            [`${systemId ?? ''} · ${remoteAddress}`, { sessionId }] as const,
        )),
  ])
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

function Choice({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string
  value: string
  choices: readonly string[]
  onChoose: (value: string) => void
}) {
  return (
    <TextField
      select
      className="sim-wide"
      label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      {choices.map((choice) => (
        <MenuItem key={choice} value={choice}>
          <span className="mono">{choice}</span>
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
