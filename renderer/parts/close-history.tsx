import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CloseReason, LinkClose } from '../../shared/contract/session.ts'
import { loadCloses, useCloses } from '../stores/closes-store.ts'
import { CloseWords } from './close-words.tsx'
import { ForeignText } from './foreign-text.tsx'
import { formatDay } from './format.ts'
import './parts.css'

/** How the last links of a connection ended, the newest first; folded. `latest`: another one means that there is news. */
export function CloseHistory({ connectionId, latest }: { connectionId: string; latest: CloseReason | null }) {
  const { t } = useTranslation('common')
  const closes = useCloses((state) => state.closes[connectionId])
  const latestAt = latest?.at ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: another end is when there is more to bring
  useEffect(() => {
    void loadCloses(connectionId)
  }, [connectionId, latestAt])
  if (closes === undefined || closes.length === 0) return null
  const areSeveral = closes.some(({ sessionName }) => sessionName !== closes[0]?.sessionName)
  return (
    <details className="close-history">
      <summary>{t('session.closes', { count: closes.length })}</summary>
      <ol>
        {closes.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: all are brought anew together
          <CloseLine key={index} one={one} isNewDay={isNewDay(closes, index)} isNamed={areSeveral} />
        ))}
      </ol>
    </details>
  )
}

interface CloseLineProps {
  readonly one: LinkClose
  readonly isNewDay: boolean
  /** The connection has several binds. */
  readonly isNamed: boolean
}

function CloseLine({ one: { close, wasBound, sessionName }, isNewDay, isNamed }: CloseLineProps) {
  const { t } = useTranslation('common')
  // Of an attempt that failed the fault says all.
  const isFault = !wasBound && close.fault !== null
  return (
    <li>
      {isNewDay && <div className="close-day">{formatDay(close.at)}</div>}
      {isNamed && (
        <>
          <b>
            <ForeignText text={sessionName} />
          </b>{' '}
        </>
      )}
      <CloseWords close={close} isBrief {...(isFault ? { sentence: t('session.neverBound') } : {})} />
    </li>
  )
}

function isNewDay(closes: readonly LinkClose[], index: number): boolean {
  const [at, before] = [closes[index]?.close.at ?? 0, closes[index - 1]?.close.at]
  return before === undefined || formatDay(before) !== formatDay(at)
}
