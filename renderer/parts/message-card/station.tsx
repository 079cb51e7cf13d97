import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { explainStatus } from '../../../shared/explain/explain-status.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { openCodes, openPdu } from '../../stores/navigation-store.ts'
import { ForeignText } from '../foreign-text.tsx'
import { formatMoment, formatTime } from '../format.ts'
import { useLanguage } from '../use-language.ts'
import './message-card.css'

/** One line of a message's way: when, which way, what, and its PDU one click away. */
export function Station({
  at,
  seq,
  tone,
  side,
  children,
}: {
  at: number | null
  seq: number | null
  tone: string
  side: 'sent' | 'received' | 'none'
  children: ReactNode
}) {
  const { t } = useTranslation('messages')
  return (
    <li className={`station-line tone-${tone}`}>
      <span className="mono dim station-time" title={at === null ? undefined : formatMoment(at)}>
        {at === null ? '' : formatTime(at)}
      </span>
      <span className={side === 'sent' ? 'accent' : 'received'}>
        {side !== 'none' && (
          <>
            <span aria-hidden="true">{side === 'sent' ? '→' : '←'}</span>
            <span className="visually-hidden">{t(`direction.${side}`)}</span>
          </>
        )}
      </span>
      <div className="station-body">{children}</div>
      {seq !== null && (
        <button
          type="button"
          className="link-button mono station-seq"
          title={t('showPdu')}
          aria-label={t('showPduNumber', { seq })}
          onClick={() => openPdu(seq)}
        >
          #{seq}
        </button>
      )}
    </li>
  )
}

/** A code with its words and the way to everything known about it. */
export function Meaning({
  code,
  words,
  onExplain,
}: {
  code: string
  words: string
  onExplain: (() => void) | null
}) {
  const { t } = useTranslation('common')
  if (code === '' && words === '') return null
  return (
    <div className="meaning">
      {code !== '' && (
        <span className="mono foreign">
          <ForeignText text={code} />
        </span>
      )}{' '}
      <span>{words}</span>
      {onExplain !== null && (
        <Button size="small" className="explain-button" onClick={onExplain}>
          {t('explain')}
        </Button>
      )}
    </div>
  )
}

/** A command_status that is not ESME_ROK: number, name, what it means here. */
export function StatusMeaning({
  commandStatus,
  command,
  requestCommand = command,
  profileId,
}: {
  commandStatus: number
  /** The PDU that the status came in. */
  command: string
  /** Command of the request that it answers, where that says more. */
  requestCommand?: string
  profileId: string
}) {
  const language = useLanguage()
  const catalogue = useCatalogue()
  // A status without a name is named by its number, which stands here already.
  const name = statusName(commandStatus)
  const code = hexNumber(commandStatus, 4)
  return (
    <Meaning
      code={name.startsWith('0x') ? code : `${code} ${name}`}
      words={explainStatus(catalogue, commandStatus, requestCommand, profileId, language)}
      onExplain={() => openCodes({ code, pdu: command, field: 'command_status', profileId })}
    />
  )
}
