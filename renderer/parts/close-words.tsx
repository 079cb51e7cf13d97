import { useTranslation } from 'react-i18next'
import type { CloseReason } from '../../shared/contract/session.ts'
import { faultText, isFaultCode } from '../../shared/faults/fault.ts'
import { formatClock, formatMoment } from './format.ts'
import { useLanguage } from './use-language.ts'
import './parts.css'

/** Who ended the link, how and when, in words. */
export function CloseWords({ close }: { close: CloseReason }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const sentence =
    close.by === 'us' ? t(`session.closedUs.${close.how}`) : t(`session.closedPeer.${close.how}`)
  const { fault } = close
  const words =
    fault !== null && isFaultCode(fault.code)
      ? faultText({ code: fault.code, detail: fault.detail }, language)
      : null
  return (
    <span title={formatMoment(close.at)}>
      {formatClock(close.at)} {sentence}
      {words !== null && (
        <span className="close-fault foreign">
          {words.what} <span className="dim">{words.next}</span>
        </span>
      )}
    </span>
  )
}
