import { type FocusEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { Connection, ConnectionDraft } from '../../../shared/contract/connections.ts'
import { newConnection } from '../../../shared/contract/new-connection.ts'
import { useKeys } from '../../parts/keys/use-keys.ts'
import { Progress } from '../../parts/progress.tsx'
import { useLater } from '../../parts/use-later.ts'
import { summaryOf, useBinds } from '../../stores/binds.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { draftOf, edit, newId, saveEdits, useDrafts } from '../../stores/drafts-store.ts'
import { nothingFilled } from '../../stores/profile-fill.ts'
import { BindBar } from './bind-bar.tsx'
import type { CardProps } from './card-props.ts'
import { ChangedElsewhere } from './changed-elsewhere.tsx'
import { connectionCards } from './connection-cards-later.ts'
import { ConnectionHead } from './connection-head.tsx'
import type { Problems } from './draft-problems.ts'
import { focusFirst, pathOf } from './field-paths.ts'
import { FormFindings } from './form-findings.tsx'
import { WelcomePanel } from './welcome-panel.tsx'

/** A connection as it is edited: how it stands, the cards (unless they come later), and what can be done with it. */
export function ConnectionForm({ connectionId, hasCards }: { connectionId: string; hasCards: boolean }) {
  const { saved, draft, isEdited, problems, card } = useEdited(connectionId)
  const cards = useLater(connectionCards, false)
  const binds = useBinds(connectionId)
  const form = useRef<HTMLDivElement>(null)
  const flagged = useFlagged(problems)
  const problemCount = Object.keys(problems).length
  const showProblems = () => {
    flagged.all()
    focusFirst(form.current, problems)
  }
  const save = () => {
    if (problemCount > 0) showProblems()
    else if (isEdited) void saveEdits(connectionId)
  }
  // Where there is nothing to save, the browser's own window does not open either.
  useKeys('connect', { save })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.defaultPrevented) return
    event.preventDefault()
    save()
  }
  const shown = { ...card, problems: flagged.of(problems) }
  return (
    <div className="conn-form">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the fields come up to here */}
      <div ref={form} className="conn-scroll" onKeyDown={onKeyDown} onBlur={flagged.onBlur}>
        <WelcomePanel />
        <ChangedElsewhere connectionId={connectionId} saved={saved} />
        <ConnectionHead connectionId={connectionId} name={draft.name} colour={draft.colour} binds={binds} />
        <FormFindings connectionId={connectionId} draft={draft} />
        {hasCards && cards !== null ? (
          <cards.ConnectionCards
            {...shown}
            connectionId={connectionId}
            passwordOctets={card.password === null ? (saved?.passwordOctets ?? 0) : card.password.length}
          />
        ) : (
          <Progress />
        )}
      </div>
      <BindBar
        connectionId={connectionId}
        saved={saved}
        draft={draft}
        isEdited={isEdited}
        problemCount={problemCount}
        isFlagged={Object.keys(shown.problems).length > 0}
        onProblems={showProblems}
        binds={binds}
        summary={summaryOf(binds)}
      />
    </div>
  )
}

/** Which problems are shown: those of fields that were left once, or all when somebody asked for them. */
function useFlagged(problems: CardProps['problems']) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isAll, setAll] = useState(false)
  const leave = (path: string) => setLeft((before) => (before.has(path) ? before : new Set(before).add(path)))
  return {
    of: (all: CardProps['problems']): CardProps['problems'] =>
      isAll ? all : Object.fromEntries(Object.entries(all).filter(([path]) => left.has(path))),
    all: () => setAll(true),
    onBlur: ({ target, relatedTarget }: FocusEvent) => {
      const path = pathOf(target)
      // Within one field, as from its text to its button, it was not left.
      if (path !== null && path !== pathOf(relatedTarget) && path in problems) leave(path)
    },
  }
}

const none: Problems = {}

interface EditedConnection {
  /** null for one that was not saved yet. */
  readonly saved: Connection | null
  /** As it is typed, or as it is saved. */
  readonly draft: ConnectionDraft
  /** Something was typed or chosen. */
  readonly isEdited: boolean
  /** Of all fields, flagged or not. */
  readonly problems: CardProps['problems']
  readonly card: Omit<CardProps, 'oddities'>
}

function useEdited(connectionId: string): EditedConnection {
  const saved = useConnections(
    (state) => state.connections.find((connection) => connection.connectionId === connectionId) ?? null,
  )
  const edited = useDrafts((state) => state.edited[connectionId])
  const savedDraft = useMemo(() => (saved === null ? newConnection : draftOf(saved)), [saved])
  const draft = edited?.draft ?? savedDraft
  const password = edited?.password ?? null
  // Without the cards nothing can be typed, and what is saved was in order.
  const cards = useLater(connectionCards, false)
  const problems = useMemo(() => cards?.draftProblems(draft) ?? none, [cards, draft])
  // A new form is there before anything was typed into it.
  const isBlank = connectionId === newId && draft === newConnection && password === null
  return {
    saved,
    draft,
    isEdited: edited !== undefined && !isBlank,
    problems,
    card: {
      draft,
      saved,
      password,
      certificate: edited?.certificate ?? null,
      outbindPassword: edited?.outbindPassword ?? null,
      problems,
      fill: edited?.fill ?? nothingFilled,
      onChange: (change) => edit(connectionId, { draft: { ...draft, ...change } }),
      onPassword: (value) => edit(connectionId, { password: value }),
      onCertificate: (certificate) => edit(connectionId, { certificate }),
      onOutbindPassword: (value) => edit(connectionId, { outbindPassword: value }),
    },
  }
}
