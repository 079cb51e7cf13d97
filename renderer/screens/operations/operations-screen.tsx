import { useTranslation } from 'react-i18next'
import { changeOperations, useOperations } from '../../stores/operations-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import { OperationTab } from './operation-tab.tsx'
import { RawTab } from './raw-tab.tsx'
import { SessionChoice } from './session-choice.tsx'
import './operations.css'

const tabs = ['form', 'raw'] as const

/** Every request SMPP has, as a form or as octets, over a bound session. */
export function OperationsScreen() {
  const { t } = useTranslation('operations')
  const tab = useOperations((state) => state.tab)
  const chosenId = useOperations((state) => state.sessionId)
  const all = useSessions((state) => state.sessions)
  const sessions = Object.values(all).filter(({ role, phase }) => role === 'esme' && phase !== 'closed')
  const session =
    sessions.find(({ sessionId }) => sessionId === chosenId) ??
    sessions.find(({ phase }) => phase === 'bound') ??
    sessions[0] ??
    null
  const choice = <SessionChoice sessions={sessions} session={session} />
  return (
    <div className="operations">
      <header className="op-head">
        <h1 className="screen-title">{t('title')}</h1>
        <div className="op-tabs" role="tablist" aria-label={t('title')}>
          {tabs.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              className="op-tab"
              aria-selected={tab === one}
              onClick={() => changeOperations({ tab: one })}
            >
              {t(`tab.${one}`)}
            </button>
          ))}
        </div>
        <span className="dim cut">{t(`about.${tab}`)}</span>
      </header>
      <div className="op-body">
        {tab === 'form' ? (
          <OperationTab session={session} sessionChoice={choice} />
        ) : (
          <RawTab session={session} sessionChoice={choice} />
        )}
      </div>
    </div>
  )
}
