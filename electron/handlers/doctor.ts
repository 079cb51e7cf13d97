import type { StreamSources } from '../../shared/contract/contract.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { runDoctor } from '../checks/doctor.ts'
import { Turns } from '../checks/turns.ts'
import type { ConnectionSettings } from '../session/bind-settings.ts'
import type { Clock } from '../session/clock.ts'
import { reportDefect } from '../session/report-defect.ts'
import type { SessionHooks } from '../session/session-hooks.ts'
import type { Sessions } from '../session/sessions.ts'

interface Parts {
  readonly catalogue: () => Catalogue
  readonly clock: Clock
  readonly sessions: Sessions
  readonly connectionOf: (connectionId: string) => ConnectionSettings
  /** Keep the PDUs that arrive over a check's bind. */
  readonly hooks: Pick<SessionHooks, 'onPdu'>
  /** Told of our side of each socket, so that the simulator's side of it is not recorded as well. */
  readonly onLocalAddress: (address: string) => void
}

/** Examinations at once; each has up to three sockets. The others wait for their turn. */
const maxExaminations = 8

export function doctorSources(parts: Parts): Pick<StreamSources, 'doctor.run'> {
  const { sessions, connectionOf, catalogue, ...shared } = parts
  const turns = new Turns(maxExaminations)
  return {
    'doctor.run': ({ connectionId }, emit) => {
      const stop = new AbortController()
      const connection = found(() => connectionOf(connectionId))
      if (connection === null) {
        emit({ kind: 'done', isFound: false, failed: 0, warnings: 0 })
        return () => undefined
      }
      const { signal } = stop
      const examine = () => {
        const liveSessions = sessions.liveOf(connectionId)
        const own = { connection, liveSessions, catalogue: catalogue() }
        return runDoctor({ ...shared, ...own, keepsMessages: true, tell: emit, signal })
      }
      turns.run(examine, signal).catch(reportDefect)
      return () => stop.abort()
    },
  }
}

function found<T>(find: () => T): T | null {
  try {
    return find()
  } catch (problem) {
    if (problem instanceof Fault && problem.code === 'connection.not-found') return null
    throw problem
  }
}
