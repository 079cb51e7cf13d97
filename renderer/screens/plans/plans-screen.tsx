import { useEffect } from 'react'
import { Progress } from '../../parts/progress.tsx'
import { RoomTitle } from '../../parts/room-title.tsx'
import { SplitPanes } from '../../parts/split-panes.tsx'
import { followPlans, usePlans } from '../../stores/plans-store.ts'
import { rooms } from '../../stores/rooms.ts'
import { AcceptancePage } from './acceptance-page.tsx'
import { PlanList } from './plan-list.tsx'
import { PlanPage } from './plan-page.tsx'
import { RunPage } from './run-page.tsx'
import './plans.css'

/** A room of several tabs has its title above them. */
const isAlone = (rooms.check as readonly string[]).length === 1

/** Plans and their runs to the left, what is chosen to the right. */
export function PlansScreen() {
  const plans = usePlans((view) => view.plans)
  useEffect(followPlans, [])
  if (plans === null) return <Progress />
  return (
    <div className="plans-screen">
      {isAlone && <RoomTitle room="check" isHidden />}
      <SplitPanes
        id="plans"
        orientation="horizontal"
        firstSize={24}
        firstMin="220px"
        secondMin="420px"
        first={<PlanList plans={plans} />}
        second={<ChosenPage />}
      />
    </div>
  )
}

function ChosenPage() {
  const choice = usePlans((view) => view.choice)
  switch (choice.kind) {
    case 'acceptance':
      return <AcceptancePage />
    case 'plan':
      return <PlanPage key={choice.opened} planId={choice.planId} />
    case 'run':
      return <RunPage key={choice.runId} runId={choice.runId} />
  }
}
