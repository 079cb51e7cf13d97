import { Fault } from '../../../shared/faults/fault.ts'
import type { CapturedRow } from '../../../shared/pcap/captured-row.ts'
import { readUint32 } from '../../../shared/smpp/frame.ts'
import { type ReplayRequest, replayCommand } from '../../delivery/replay-request.ts'
import type { Cli } from '../console/cli.ts'
import { type CaptureInput, readCaptureInput } from './capture-input.ts'
import { rowFilter } from './row-filter.ts'
import type { ToldProblems } from './told-problems.ts'

/** Requests of one replay at most: their numbers and recorded answers are held. */
export const mostReplayed = 1_000_000

/** What of a capture is sent again. */
export interface ReplayPlan {
  readonly input: CaptureInput
  /** command_status of the recorded answer by the number of the request; null where there is none. */
  readonly recorded: ReadonlyMap<number, number | null>
}

/**
 * Reads the capture once: which requests the filter finds and a replay sends, and how they were answered.
 * `onRequest` is told of each, its octets valid during the call. Throws Fault cli.replay-needs-file, cli.no-requests,
 * cli.too-many-requests, cli.bad-filter, and as the source does.
 */
export async function planReplay(
  cli: Cli,
  { input, filter }: { readonly input: CaptureInput; readonly filter: string | undefined },
  profileId: string | undefined,
  problems: ToldProblems,
  onRequest: (row: CapturedRow) => void,
): Promise<ReplayPlan> {
  if (input.file === '-') throw new Fault('cli.replay-needs-file', {})
  const fits = await rowFilter(cli, input, filter, profileId)
  const recorded = new Map<number, number | null>()
  await readCaptureInput(input, cli.catalogue, {
    row: (row) => {
      if (row.request !== null) {
        if (recorded.get(row.request) === null) recorded.set(row.request, readUint32(row.octets, 8))
      } else if (replayCommand(row.octets, row.sender) !== null && fits(row)) {
        recorded.set(row.number, null)
        if (recorded.size <= mostReplayed) onRequest(row)
      }
    },
    problem: (problem) => problems.tell(problem, false),
    piece: () => Promise.resolve(recorded.size <= mostReplayed),
  })
  problems.end()
  if (recorded.size > mostReplayed) throw new Fault('cli.too-many-requests', { most: mostReplayed })
  if (recorded.size === 0)
    throw new Fault(filter === undefined ? 'cli.no-requests' : 'cli.none-found', { file: input.file })
  return { input, recorded }
}

/** The requests of the plan in their order, read again as fast as they are taken; left early, the file is closed. */
export async function* replayRequests(
  cli: Cli,
  { input, recorded }: ReplayPlan,
): AsyncGenerator<ReplayRequest> {
  let waiting: ReplayRequest[] = []
  let isLeft = false
  let isRead = false
  let filled = Promise.withResolvers<void>()
  let emptied = Promise.withResolvers<void>()
  const reading = readCaptureInput(input, cli.catalogue, {
    row: ({ number, octets, sender }) => {
      const recordedStatus = recorded.get(number)
      const command = recordedStatus === undefined ? null : replayCommand(octets, sender)
      if (command === null || recordedStatus === undefined) return
      waiting.push({ number, command, octets: octets.slice(), recordedStatus })
    },
    problem: () => undefined,
    piece: async () => {
      if (waiting.length > 0) {
        filled.resolve()
        await emptied.promise
        emptied = Promise.withResolvers<void>()
      }
      return !isLeft
    },
  }).finally(() => {
    isRead = true
    filled.resolve()
  })
  // Told below, when it is this one's turn.
  reading.catch(() => undefined)
  try {
    while (!isRead || waiting.length > 0) {
      await filled.promise
      filled = Promise.withResolvers<void>()
      const taken = waiting
      waiting = []
      yield* taken
      if (isRead) break
      emptied.resolve()
    }
    await reading
  } finally {
    isLeft = true
    emptied.resolve()
    await reading.catch(() => undefined)
  }
}
