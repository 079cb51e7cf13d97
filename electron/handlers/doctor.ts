import type { StreamSources } from '../../shared/contract/contract.ts'
import type { DoctorItem } from '../../shared/contract/doctor.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import type { CaptureEvents, ToldEvent } from '../capture/capture-events.ts'
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
  readonly events: Pick<CaptureEvents, 'add'>
  /** Told of our side of each socket, so that the simulator's side of it is not recorded as well. */
  readonly onLocalAddress: (address: string) => void
}

/** Examinations at once; each has up to three sockets. The others wait for their turn. */
const maxExaminations = 8

export function doctorSources(parts: Parts): Pick<StreamSources, 'doctor.run'> {
  const { sessions, connectionOf, catalogue, events, ...shared } = parts
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
      const told = new ToldExamination(connection, (event) => events.add({ at: parts.clock.now(), ...event }))
      const examine = () => {
        told.begun()
        const liveSessions = sessions.linkedOf(connectionId)
        const own = { connection, liveSessions, catalogue: catalogue() }
        const tell = (item: DoctorItem) => {
          if (item.kind === 'done') told.done(item)
          emit(item)
        }
        return runDoctor({ ...shared, ...own, keepsMessages: true, tell, signal })
      }
      turns.run(examine, signal).catch(reportDefect)
      return () => {
        stop.abort()
        told.stopped()
      }
    },
  }
}

/** Begin and end of one examination, as events of the capture. */
class ToldExamination {
  readonly #connection: Pick<ConnectionSettings, 'connectionId' | 'name'>
  readonly #add: (event: Omit<ToldEvent, 'at'>) => void
  #isRunning = false

  constructor(
    connection: Pick<ConnectionSettings, 'connectionId' | 'name'>,
    add: (event: Omit<ToldEvent, 'at'>) => void,
  ) {
    this.#connection = connection
    this.#add = add
  }

  begun(): void {
    this.#isRunning = true
    this.#tell({ state: 'begun' })
  }

  done({ failed, warnings }: { readonly failed: number; readonly warnings: number }): void {
    this.#isRunning = false
    this.#tell({ state: 'done', failed, warnings })
  }

  /** Nobody watches any more. */
  stopped(): void {
    if (this.#isRunning) this.#tell({ state: 'stopped' })
    this.#isRunning = false
  }

  #tell(detail: Record<string, string | number>): void {
    const { connectionId, name } = this.#connection
    this.#add({ kind: 'doctor', sessionId: null, sessionName: name, connectionId, detail })
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
