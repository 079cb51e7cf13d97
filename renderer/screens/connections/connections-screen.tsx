import { useDeferredValue, useEffect, useRef } from 'react'
import { Progress } from '../../parts/progress.tsx'
import { RoomTitle } from '../../parts/room-title.tsx'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { useLater } from '../../parts/use-later.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { newId, selectConnection, startNew, useDrafts } from '../../stores/drafts-store.ts'
import { takeRequest, useNavigation } from '../../stores/navigation-store.ts'
import { followSimulator } from '../../stores/simulator-store.ts'
import { useStart } from '../../stores/start-store.ts'
import { connectionCards } from './connection-cards-later.ts'
import { ConnectionForm } from './connection-form.tsx'
import { ConnectionTree } from './connection-tree.tsx'
import './connections.css'

export function ConnectionsScreen() {
  const requested = useNavigation((state) => state.connectionId)
  const selectedId = useDrafts((state) => state.selectedId)
  // One that another window has deleted stays on show while it is edited here.
  const isEdited = useDrafts((state) => selectedId === newId || selectedId in state.edited)
  const isKnown = useConnections(
    (state) => isEdited || state.connections.some((connection) => connection.connectionId === selectedId),
  )
  const first = useConnections((state) => state.connections[0]?.connectionId)
  useEffect(() => {
    if (requested === null) return
    takeRequest('connectionId')
    if (requested === '') startNew()
    else selectConnection(requested)
  }, [requested])
  useEffect(followSimulator, [])
  const shownId = isKnown ? selectedId : first
  // At a window's start all else of the screen is fetched and drawn first: the cards take as long as everything around them.
  const areCardsThere = useLater(
    connectionCards,
    useStart((state) => state.isDrawn),
  )
  const hasCards = useDeferredValue(shownId !== undefined && areCardsThere !== null)
  const form = useRef<HTMLDivElement>(null)
  const asked = useDrafts((state) => state.newAsked)
  const answered = useRef(asked)
  useEffect(() => {
    if (asked === answered.current || !hasCards) return
    answered.current = asked
    form.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
  }, [asked, hasCards])
  return (
    <>
      <RoomTitle room="connect" isHidden />
      <SplitPanes
        id="connections"
        orientation="horizontal"
        firstSize={22}
        firstMin="220px"
        secondMin="520px"
        first={<ConnectionTree />}
        second={
          <div ref={form} className="conn-place">
            {shownId === undefined ? (
              <Progress />
            ) : (
              <ConnectionForm key={shownId} connectionId={shownId} hasCards={hasCards} />
            )}
          </div>
        }
      />
    </>
  )
}
