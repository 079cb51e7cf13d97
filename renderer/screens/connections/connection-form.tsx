import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CloseWords } from '../../parts/close-words.tsx'
import { formatClock, formatMoment } from '../../parts/format.ts'
import { phaseTone } from '../../parts/phase-tone.ts'
import { shownName } from '../../parts/shown-name.ts'
import { StatePill } from '../../parts/state-pill.tsx'
import { useConnections } from '../../stores/connections-store.ts'
import { blankDraft, draftOf, edit, newId, useDrafts } from '../../stores/drafts-store.ts'
import { sessionOfConnection, useSessions } from '../../stores/sessions-store.ts'
import { BindBar } from './bind-bar.tsx'
import { BindFailure } from './bind-failure.tsx'
import type { CardProps } from './card-context.ts'
import { DoctorPanel } from './doctor-panel.tsx'
import { draftOddities, draftProblems } from './draft-problems.ts'
import { HowCard } from './how-card.tsx'
import { ProfileCard } from './profile-card.tsx'
import { WelcomePanel } from './welcome-panel.tsx'
import { WhereCard } from './where-card.tsx'
import { WhoCard } from './who-card.tsx'

export function ConnectionForm({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation('connections')
  const { t: tc } = useTranslation('common')
  const saved = useConnections(
    (state) => state.connections.find((connection) => connection.connectionId === connectionId) ?? null,
  )
  const edited = useDrafts((state) => state.edited[connectionId])
  const session = useSessions((state) => sessionOfConnection(state.sessions, connectionId))
  const hasFailed = useSessions((state) => connectionId in state.failures)
  const savedDraft = useMemo(() => (saved === null ? blankDraft : draftOf(saved)), [saved])
  const draft = edited?.draft ?? savedDraft
  const password = edited?.password ?? null
  const passwordOctets = password === null ? (saved?.passwordOctets ?? 0) : password.length
  const problems = useMemo(() => draftProblems(draft), [draft])
  const oddities = useMemo(() => draftOddities(draft, passwordOctets), [draft, passwordOctets])
  const isNew = connectionId === newId
  const cards: CardProps = {
    draft,
    saved,
    password,
    certificate: edited?.certificate ?? null,
    // An empty new form is not wrong yet; it only cannot be saved.
    problems: isNew && draft === blankDraft ? {} : problems,
    oddities,
    onChange: (change) => edit(connectionId, { draft: { ...draft, ...change } }),
    onPassword: (value) => edit(connectionId, { password: value }),
    onCertificate: (certificate) => edit(connectionId, { certificate }),
  }
  return (
    <div className="conn-form">
      <div className="conn-scroll">
        <WelcomePanel />
        <header className="conn-head">
          <h1 className="screen-title cut foreign">{shownName(draft.name.trim(), tc) || t('unnamed')}</h1>
          {session !== undefined && (
            <>
              <StatePill
                tone={session.phase === 'closed' ? 'off' : phaseTone(session.phase, session.keepAlive.missed)}
              >
                {tc(`phase.${session.phase}`)}
              </StatePill>
              <span className="dim" title={formatMoment(session.since)}>
                {tc('session.since', { time: formatClock(session.since) })}
              </span>
            </>
          )}
        </header>
        {session?.phase === 'closed' && session.close !== null && !hasFailed && (
          <p className="dim conn-close">
            <CloseWords close={session.close} />
          </p>
        )}
        <DoctorPanel connectionId={connectionId} draft={draft} />
        <BindFailure connectionId={connectionId} profileId={draft.profileId} />
        <div className="conn-cards">
          <div className="conn-column">
            <WhereCard {...cards} />
            <HowCard {...cards} />
          </div>
          <div className="conn-column">
            <WhoCard {...cards} />
            <ProfileCard {...cards} />
          </div>
        </div>
      </div>
      <BindBar
        connectionId={connectionId}
        saved={saved}
        draft={draft}
        isEdited={edited !== undefined}
        problemCount={Object.keys(problems).length}
        session={session}
      />
    </div>
  )
}
