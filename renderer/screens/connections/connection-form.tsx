import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CloseWords } from '../../parts/close-words.tsx'
import { formatClock, formatMoment } from '../../parts/format.ts'
import { shownName } from '../../parts/shown-name.ts'
import { StatePill } from '../../parts/state-pill.tsx'
import { summaryTone, summaryWords } from '../../parts/summary-words.ts'
import { summaryOf, useBinds } from '../../stores/binds.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { blankDraft, draftOf, edit, newId, useDrafts } from '../../stores/drafts-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import { BindBar } from './bind-bar.tsx'
import { BindFailure } from './bind-failure.tsx'
import type { CardProps } from './card-context.ts'
import { DoctorPanel } from './doctor-panel.tsx'
import { draftOddities, draftProblems } from './draft-problems.ts'
import { HowCard } from './how-card.tsx'
import { ProfileCard } from './profile-card.tsx'
import { UnboundBinds } from './unbound-binds.tsx'
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
  const binds = useBinds(connectionId)
  const summary = summaryOf(binds)
  const hasFailed = useSessions((state) => connectionId in state.failures)
  const savedDraft = useMemo(() => (saved === null ? blankDraft : draftOf(saved)), [saved])
  const draft = edited?.draft ?? savedDraft
  const password = edited?.password ?? null
  const outbindPassword = edited?.outbindPassword ?? null
  const passwordOctets = password === null ? (saved?.passwordOctets ?? 0) : password.length
  const problems = useMemo(() => draftProblems(draft), [draft])
  const catalogue = useCatalogue()
  const oddities = useMemo(
    () => draftOddities(draft, passwordOctets, catalogue.of(draft.profileId)),
    [catalogue, draft, passwordOctets],
  )
  const isNew = connectionId === newId
  const closed = summary?.of === 1 ? summary.main.close : null
  // Whoever waits for an outbind is told who was turned away meanwhile.
  const isOver = summary?.phase === 'closed' || summary?.phase === 'listening'
  const cards: CardProps = {
    draft,
    saved,
    password,
    certificate: edited?.certificate ?? null,
    outbindPassword,
    // An empty new form is not wrong yet; it only cannot be saved.
    problems: isNew && draft === blankDraft ? {} : problems,
    oddities,
    onChange: (change) => edit(connectionId, { draft: { ...draft, ...change } }),
    onPassword: (value) => edit(connectionId, { password: value }),
    onCertificate: (certificate) => edit(connectionId, { certificate }),
    onOutbindPassword: (value) => edit(connectionId, { outbindPassword: value }),
  }
  return (
    <div className="conn-form">
      <div className="conn-scroll">
        <WelcomePanel />
        <header className="conn-head">
          <h2 className="screen-title cut foreign">{shownName(draft.name.trim(), tc) || t('unnamed')}</h2>
          {summary !== null && (
            <>
              <StatePill tone={summary.phase === 'closed' ? 'off' : summaryTone(summary)}>
                {summaryWords(summary, tc)}
              </StatePill>
              <span className="dim" title={formatMoment(summary.since)}>
                {tc('session.since', { time: formatClock(summary.since) })}
              </span>
            </>
          )}
        </header>
        {isOver && closed !== null && !hasFailed && (
          <p className="dim conn-close">
            <CloseWords close={closed} />
          </p>
        )}
        {summary !== null && summary.of > 1 && (
          <div className="dim conn-close">
            <UnboundBinds binds={binds} />
          </div>
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
        binds={binds}
        summary={summary}
      />
    </div>
  )
}
