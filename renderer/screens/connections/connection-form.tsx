import { type KeyboardEvent, useMemo } from 'react'
import { type Connection, type ConnectionDraft, newConnection } from '../../../shared/contract/connections.ts'
import { useKeys } from '../../parts/keys/use-keys.ts'
import { summaryOf, useBinds } from '../../stores/binds.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { draftOf, edit, newId, saveEdits, useDrafts } from '../../stores/drafts-store.ts'
import { BindBar } from './bind-bar.tsx'
import { BindFailure } from './bind-failure.tsx'
import type { CardProps } from './card-props.ts'
import { ConnectionHead } from './connection-head.tsx'
import { DoctorPanel } from './doctor-panel.tsx'
import { draftOddities, draftProblems } from './draft-problems.ts'
import { HowCard } from './how-card.tsx'
import { ProfileCard } from './profile-card.tsx'
import { WelcomePanel } from './welcome-panel.tsx'
import { WhereCard } from './where-card.tsx'
import { WhoCard } from './who-card.tsx'

/** A connection as it is edited: how it stands, the four cards, and what can be done with it. */
export function ConnectionForm({ connectionId }: { connectionId: string }) {
  const { saved, draft, isEdited, problemCount, card } = useEdited(connectionId)
  const binds = useBinds(connectionId)
  const save = isEdited && problemCount === 0 ? () => void saveEdits(connectionId) : null
  // Where there is nothing to save, the browser's own window does not open either.
  useKeys('connect', { save: save ?? (() => undefined) })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.defaultPrevented) return
    event.preventDefault()
    save?.()
  }
  return (
    <div className="conn-form">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the fields come up to here */}
      <div className="conn-scroll" onKeyDown={onKeyDown}>
        <WelcomePanel />
        <ConnectionHead connectionId={connectionId} name={draft.name} binds={binds} />
        <DoctorPanel connectionId={connectionId} draft={draft} />
        <BindFailure connectionId={connectionId} profileId={draft.profileId} />
        <div className="conn-cards">
          <div className="conn-column">
            <WhereCard {...card} />
            <HowCard {...card} />
          </div>
          <div className="conn-column">
            <WhoCard {...card} />
            <ProfileCard {...card} connectionId={connectionId} />
          </div>
        </div>
      </div>
      <BindBar
        connectionId={connectionId}
        saved={saved}
        draft={draft}
        isEdited={isEdited}
        problemCount={problemCount}
        binds={binds}
        summary={summaryOf(binds)}
      />
    </div>
  )
}

interface EditedConnection {
  /** null for one that was not saved yet. */
  readonly saved: Connection | null
  /** As it is typed, or as it is saved. */
  readonly draft: ConnectionDraft
  readonly isEdited: boolean
  readonly problemCount: number
  readonly card: CardProps
}

function useEdited(connectionId: string): EditedConnection {
  const saved = useConnections(
    (state) => state.connections.find((connection) => connection.connectionId === connectionId) ?? null,
  )
  const edited = useDrafts((state) => state.edited[connectionId])
  const savedDraft = useMemo(() => (saved === null ? newConnection : draftOf(saved)), [saved])
  const draft = edited?.draft ?? savedDraft
  const password = edited?.password ?? null
  const passwordOctets = password === null ? (saved?.passwordOctets ?? 0) : password.length
  const problems = useMemo(() => draftProblems(draft), [draft])
  const catalogue = useCatalogue()
  const oddities = useMemo(
    () => draftOddities(draft, passwordOctets, catalogue.of(draft.profileId)),
    [catalogue, draft, passwordOctets],
  )
  // An empty new form is not wrong yet; it only cannot be saved.
  const isBlank = connectionId === newId && draft === newConnection
  return {
    saved,
    draft,
    isEdited: edited !== undefined,
    problemCount: Object.keys(problems).length,
    card: {
      draft,
      saved,
      password,
      certificate: edited?.certificate ?? null,
      outbindPassword: edited?.outbindPassword ?? null,
      problems: isBlank ? {} : problems,
      oddities,
      onChange: (change) => edit(connectionId, { draft: { ...draft, ...change } }),
      onPassword: (value) => edit(connectionId, { password: value }),
      onCertificate: (certificate) => edit(connectionId, { certificate }),
      onOutbindPassword: (value) => edit(connectionId, { outbindPassword: value }),
    },
  }
}
