import { useTranslation } from 'react-i18next'
import { targetText } from '../../shared/contract/new-connection.ts'
import type { SessionState } from '../../shared/contract/session.ts'
import { ForeignText } from './foreign-text.tsx'

/** "smpp2.example.com:2775 (2 of 3)": which of a connection's hosts it is. */
export function HostWords({ target }: { target: NonNullable<SessionState['target']> }) {
  const { t } = useTranslation('common')
  const { number, of } = target
  return (
    <span className={number > 1 ? 'warn' : ''}>
      <span className="mono foreign">
        <ForeignText text={targetText(target)} />
      </span>{' '}
      {t('session.hostOf', { number, of })}
    </span>
  )
}
