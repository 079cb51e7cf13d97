import type { Handlers, StreamSources } from '../shared/contract/contract.ts'
import { buildParts, type EngineOptions } from './engine-parts.ts'
import { answeringHandlers, answeringSources } from './handlers/answering.ts'
import { appHandlers, appSources } from './handlers/app.ts'
import { bulkHandlers, bulkSources } from './handlers/bulk.ts'
import { captureHandlers, captureSources } from './handlers/capture.ts'
import { diffSources } from './handlers/capture-diff.ts'
import { eventHandlers, eventSources } from './handlers/capture-events.ts'
import { captureFileHandlers, captureFileSources } from './handlers/capture-files.ts'
import { replaySources } from './handlers/capture-replay.ts'
import { connectionHandlers } from './handlers/connections.ts'
import { conversationHandlers, conversationSources } from './handlers/conversations.ts'
import { doctorSources } from './handlers/doctor.ts'
import { exportSources } from './handlers/export.ts'
import { loadHandlers, loadSources } from './handlers/load.ts'
import { messageExportSources } from './handlers/message-export.ts'
import { messageWorkSources } from './handlers/message-work.ts'
import { messageHandlers, messageSources } from './handlers/messages.ts'
import { operationHandlers } from './handlers/operations.ts'
import { planHandlers, planSources } from './handlers/plans.ts'
import { profileHandlers, profileSources } from './handlers/profiles.ts'
import { relayHandlers, relaySources } from './handlers/relay.ts'
import { SavedChanges } from './handlers/saved-changes.ts'
import { guarded } from './handlers/saved-guard.ts'
import { scenarioHandlers } from './handlers/scenarios.ts'
import { sessionHandlers, sessionSources } from './handlers/sessions.ts'
import { simulatorHandlers, simulatorSources } from './handlers/simulator.ts'
import { statusQueryHandlers, statusQuerySources } from './handlers/status-query.ts'
import { templateHandlers } from './handlers/templates.ts'
import { workspaceHandlers, workspaceSources } from './handlers/workspace.ts'
import { unbindPatienceMs } from './session/connection-binds.ts'

export interface RunningEngine {
  readonly handlers: Handlers
  readonly sources: StreamSources
  /** Opens a capture file of this machine beside the live capture. Rejects with capture.too-many-files, storage.unavailable. */
  openFile(path: string): Promise<void>
  /** Unbinds the sessions, stops the simulator, writes what waits. */
  close(): Promise<void>
}

/**
 * Everything behind the contract, composed. Rejects with storage.in-use; a folder that cannot be written is told in
 * app.status, and the engine works without it.
 */
export async function createEngine(options: EngineOptions): Promise<RunningEngine> {
  const parts = await buildParts(options)
  const changes = new SavedChanges()
  return {
    handlers: changes.watched(
      guarded(
        {
          ...appHandlers(parts),
          ...connectionHandlers(parts),
          ...sessionHandlers(parts),
          ...messageHandlers(parts),
          ...conversationHandlers(parts),
          ...statusQueryHandlers(parts),
          ...templateHandlers(parts),
          ...profileHandlers(parts),
          ...captureHandlers(parts),
          ...eventHandlers(parts),
          ...captureFileHandlers(parts),
          ...simulatorHandlers(parts),
          ...scenarioHandlers(parts),
          ...relayHandlers(parts),
          ...operationHandlers(parts),
          ...bulkHandlers(parts),
          ...answeringHandlers(parts),
          ...planHandlers(parts),
          ...loadHandlers(parts),
          ...workspaceHandlers(parts),
        },
        parts,
      ),
    ),
    sources: {
      ...changes.sources(),
      ...appSources(parts),
      ...sessionSources(parts),
      ...messageSources(parts),
      ...conversationSources(parts),
      ...statusQuerySources(parts),
      ...profileSources(parts),
      ...captureSources(parts),
      ...replaySources(parts),
      ...eventSources(parts),
      ...captureFileSources(parts),
      ...exportSources(parts),
      ...messageExportSources(parts),
      ...messageWorkSources(parts),
      ...diffSources(parts),
      ...simulatorSources(parts),
      ...relaySources(parts),
      ...doctorSources(parts),
      ...bulkSources(parts),
      ...answeringSources(parts),
      ...planSources(parts),
      ...loadSources(parts),
      ...workspaceSources(parts),
    },
    async openFile(path) {
      await parts.openedFiles.openPath(path)
    },
    async close() {
      const { answering, bulkRuns, sessions, joiner, fleet, statusPoller, store, openedFiles } = parts
      answering.close()
      parts.loadRuns.close()
      parts.unread.close()
      statusPoller.close()
      await openedFiles.closeAll()
      bulkRuns.stopAll()
      await parts.planRuns.close()
      await parts.relay.stop()
      await sessions.closeAll(unbindPatienceMs)
      joiner.close()
      await bulkRuns.close()
      await fleet.stop()
      await store.close()
    },
  }
}
