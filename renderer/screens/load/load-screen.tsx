import { useEffect } from 'react'
import { Progress } from '../../parts/progress.tsx'
import { RoomTitle } from '../../parts/room-title.tsx'
import { followLoad, useLoad } from '../../stores/load-store.ts'
import { rooms, type TabId } from '../../stores/rooms.ts'
import { KeptLimits } from './kept-limits.tsx'
import { KeptLoads } from './kept-loads.tsx'
import { LoadForm } from './load-form.tsx'
import { ShownLoad } from './shown-load.tsx'
import './load.css'

/** What to send at which pace on the left; what became of it on the right, and of earlier loads. */
export function LoadScreen() {
  const state = useLoad((view) => view.state)
  useEffect(followLoad, [])
  const tabs: readonly TabId[] = rooms.check
  if (state === null) return <Progress />
  return (
    <div className="load">
      {tabs.length === 1 && (
        <header className="load-head">
          <RoomTitle room="check" />
        </header>
      )}
      <div className="load-columns">
        <LoadForm state={state} />
        <div className="load-column">
          <ShownLoad state={state} />
          <KeptLoads />
          <KeptLimits />
        </div>
      </div>
    </div>
  )
}
