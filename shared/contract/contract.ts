import type { z } from 'zod'
import type { FaultCode } from '../faults/fault-table.ts'
import { answeringCalls, answeringStreams } from './answering.ts'
import { appCalls, appStreams } from './app.ts'
import { bulkCalls, bulkStreams } from './bulk.ts'
import { captureCalls, captureStreams } from './capture.ts'
import { captureDiffStreams } from './capture-diff.ts'
import { eventCalls, eventStreams } from './capture-events.ts'
import { captureExportStreams } from './capture-export.ts'
import { captureFileCalls, captureFileStreams } from './capture-files.ts'
import { markCalls, markStreams } from './capture-marks.ts'
import { replayStreams } from './capture-replay.ts'
import { timelineCalls } from './capture-timeline.ts'
import { certificateCalls } from './certificates.ts'
import { connectionFileCalls } from './connection-import.ts'
import { connectionCalls } from './connections.ts'
import { conversationCalls, conversationStreams } from './conversations.ts'
import { doctorStreams } from './doctor.ts'
import { loadCalls, loadStreams } from './load.ts'
import { messageCalls, messageStreams } from './message.ts'
import { messageExportStreams } from './message-export.ts'
import { messageWorkStreams } from './message-work.ts'
import { operationCalls } from './operations.ts'
import { planCalls, planStreams } from './plans.ts'
import { profileCalls, profileStreams } from './profiles.ts'
import { relayCalls, relayStreams } from './relay.ts'
import { savedChangeStreams } from './saved-changes.ts'
import { scenarioCalls } from './scenarios.ts'
import { sessionCalls, sessionStreams } from './session.ts'
import { simulatorCalls, simulatorStreams } from './simulator.ts'
import { statusQueryCalls, statusQueryStreams } from './status-query.ts'
import { templateCalls } from './templates.ts'
import type { ItemKey } from './waiting-items.ts'
import { workspaceCalls, workspaceStreams } from './workspace.ts'

interface CallRow {
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly errors: readonly FaultCode[]
}
interface StreamRow {
  readonly params: z.ZodType
  readonly item: z.ZodType
  /**
   * Key of the thing whose whole state an item is: a waiting item is replaced by the next of its key.
   * Absent where every item counts.
   */
  readonly latest?: (item: never) => ItemKey
  /** Faults that it may be refused with at its start. */
  readonly errors?: readonly FaultCode[]
}

/** Everything a window can ask of the engine. Preload, both hosts, the client and the tests derive from it. */
export const calls = {
  ...appCalls,
  ...connectionCalls,
  ...connectionFileCalls,
  ...certificateCalls,
  ...sessionCalls,
  ...scenarioCalls,
  ...messageCalls,
  ...conversationCalls,
  ...statusQueryCalls,
  ...templateCalls,
  ...profileCalls,
  ...captureCalls,
  ...timelineCalls,
  ...eventCalls,
  ...markCalls,
  ...captureFileCalls,
  ...simulatorCalls,
  ...relayCalls,
  ...operationCalls,
  ...bulkCalls,
  ...answeringCalls,
  ...planCalls,
  ...loadCalls,
  ...workspaceCalls,
} as const satisfies Record<string, CallRow>

/** Everything a window can follow: numbered, batched, acknowledged (see serve.ts). */
export const streams = {
  ...appStreams,
  ...sessionStreams,
  ...messageStreams,
  ...conversationStreams,
  ...statusQueryStreams,
  ...messageExportStreams,
  ...messageWorkStreams,
  ...profileStreams,
  ...savedChangeStreams,
  ...captureStreams,
  ...replayStreams,
  ...eventStreams,
  ...markStreams,
  ...captureFileStreams,
  ...captureExportStreams,
  ...captureDiffStreams,
  ...simulatorStreams,
  ...relayStreams,
  ...doctorStreams,
  ...bulkStreams,
  ...answeringStreams,
  ...planStreams,
  ...loadStreams,
  ...workspaceStreams,
} as const satisfies Record<string, StreamRow>

export type CallName = keyof typeof calls
export type CallInput<N extends CallName> = z.infer<(typeof calls)[N]['input']>
export type CallOutput<N extends CallName> = z.infer<(typeof calls)[N]['output']>

export type StreamName = keyof typeof streams
export type StreamParams<N extends StreamName> = z.infer<(typeof streams)[N]['params']>
export type StreamItem<N extends StreamName> = z.infer<(typeof streams)[N]['item']>

/**
 * Calls whose answers are large or take long to find. `isSearch`: true when everything kept is searched; of
 * such calls of one name only the newest of a window counts.
 */
export const readCalls: { readonly [N in CallName]?: { isSearch(input: CallInput<N>): boolean } } = {
  'capture.page': { isSearch: ({ filter }) => filter.trim() !== '' },
  'capture.statusCounts': { isSearch: () => false },
  'capture.timeline': { isSearch: () => true },
  'capture.values': { isSearch: () => true },
  'message.page': { isSearch: ({ filter }) => filter.trim() !== '' },
  'message.sorted': { isSearch: () => true },
  'message.values': { isSearch: () => true },
  'conversations.list': { isSearch: ({ number }) => number !== '' },
  'conversations.page': { isSearch: () => false },
  'templates.list': { isSearch: () => false },
  'profiles.get': { isSearch: () => false },
  'recipes.list': { isSearch: () => false },
  'bulk.rows': { isSearch: () => false },
  'bulk.result': { isSearch: () => false },
}

/** How fast a window takes the items of one stream. */
export interface StreamPace {
  /** False while what waits is enough for the window's next batch. */
  readonly hasRoom: boolean
  /** `listener` is called each time there is room again; one listener a stream. */
  onRoom(listener: () => void): void
  /** Tells the window of items that it will not get, as a gap. */
  lose(count: number): void
}

/** Pace of a follower that takes everything at once. */
export const unpaced: StreamPace = { hasRoom: true, onRoom: () => {}, lose: () => {} }

export interface CallContext {
  /** Aborted when the answer is no longer wanted: a newer search was asked for, or the window is gone. */
  readonly signal: AbortSignal
}

/** Handlers of the engine: a missing one is a compile error. */
export type Handlers = {
  readonly [N in CallName]: (input: CallInput<N>, context?: CallContext) => Promise<CallOutput<N>>
}

/**
 * A stream's source: `emit` hands over one item (never blocks; what waits is batched by serve.ts), the returned
 * function stops it. A source of many items asks `pace` before it makes one.
 */
export type StreamSources = {
  readonly [N in StreamName]: (
    params: StreamParams<N>,
    emit: (item: StreamItem<N>) => void,
    pace?: StreamPace,
  ) => () => void
}
