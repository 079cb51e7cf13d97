import { shownNames, type WorkItem } from '../../shared/work/work-item.ts'
import type { BulkRuns } from '../bulk/bulk-runs.ts'
import type { LoadRuns } from '../load/load-runs.ts'
import type { PlanRuns } from '../plans/plan-runs.ts'
import type { RelayDesk } from '../relay/relay-desk.ts'
import type { Sessions } from '../session/sessions.ts'
import type { SimulatorFleet } from '../smsc/simulator-fleet.ts'

/** Work that lives in a stream of a window, and is known nowhere else. */
export class WindowWork {
  readonly #counts = { replay: 0, messages: 0 }

  /** Counted until the returned function is called. */
  begin(kind: 'replay' | 'messages'): () => void {
    this.#counts[kind] += 1
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#counts[kind] -= 1
    }
  }

  items(): WorkItem[] {
    const kinds = ['replay', 'messages'] as const
    return kinds.filter((kind) => this.#counts[kind] > 0).map((kind) => ({ kind }))
  }
}

export interface WorkParts {
  readonly sessions: Sessions
  readonly bulkRuns: BulkRuns
  readonly loadRuns: LoadRuns
  readonly planRuns: PlanRuns
  readonly fleet: SimulatorFleet
  readonly relay: RelayDesk
  readonly windowWork: WindowWork
}

/** Rows of the answer: what is beyond them is the same again. */
const mostItems = 50

/** Everything that would end if the engine ended. */
export function workAtHand(parts: WorkParts): WorkItem[] {
  return [
    ...sessionWork(parts.sessions),
    ...bulkWork(parts.bulkRuns),
    ...loadWork(parts.loadRuns),
    ...parts.planRuns.heads
      .filter(({ endedAt }) => endedAt === null)
      .map(({ plan, connection }) => ({ kind: 'plan' as const, plan, connection })),
    ...parts.windowWork.items(),
    ...parts.fleet
      .list()
      .filter(({ running }) => running)
      .map(({ name, port, sessions }) => ({ kind: 'simulator' as const, name, port, clients: sessions })),
    ...relayWork(parts.relay),
  ].slice(0, mostItems)
}

function sessionWork(sessions: Sessions): WorkItem[] {
  const live = sessions.states().filter(({ phase }) => phase !== 'closed')
  const of = (kind: 'bound' | 'opening', isBound: boolean): WorkItem[] => {
    const those = live.filter(({ phase }) => (phase === 'bound') === isBound)
    const names = shownNames(those.map(({ name }) => name))
    return those.length === 0 ? [] : [{ kind, count: those.length, names }]
  }
  return [...of('bound', true), ...of('opening', false)]
}

function bulkWork({ runStore }: BulkRuns): WorkItem[] {
  return runStore.all().flatMap(({ phase, name, counts, startAt }): WorkItem[] => {
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
    if (phase === 'checking') return [{ kind: 'bulk-check', name }]
    if (phase === 'sending') return [{ kind: 'bulk', name, rows, left: counts.waiting ?? 0 }]
    return phase === 'scheduled' && startAt !== null ? [{ kind: 'bulk-later', name, rows, startAt }] : []
  })
}

function loadWork(loadRuns: LoadRuns): WorkItem[] {
  const { phase, connectionName } = loadRuns.state()
  return phase === 'idle' ? [] : [{ kind: 'load', connection: connectionName }]
}

function relayWork(relay: RelayDesk): WorkItem[] {
  const { port, applications } = relay.state()
  return port === null ? [] : [{ kind: 'relay', port, applications }]
}
