import type { AppInfo } from '../../shared/contract/app.ts'
import { type StreamSources, unpaced } from '../../shared/contract/contract.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { inspectOptionsOf } from '../../shared/profiles/inspect-options.ts'
import { wholeOctets } from '../capture/whole-octets.ts'
import { writeBundle } from '../export/bundle-file.ts'
import type { BundleSource } from '../export/bundle-pdus.ts'
import { writeExport } from '../export/export-file.ts'
import { streamFile } from '../export/file-stream.ts'
import { type Captures, sourceOf } from '../opened/captures.ts'
import { shownAtSimulator } from '../smsc/local-simulator.ts'
import type { Simulator } from '../smsc/simulator.ts'
import type { SavedConnections } from '../storage/saved-connections.ts'

interface Parts extends Captures {
  readonly savedConnections: SavedConnections
  readonly simulator: Simulator
  readonly catalogue: () => Catalogue
  readonly version: string
  readonly host: AppInfo['host']
}

type Sources = Pick<StreamSources, 'capture.export' | 'capture.bundle'>

/** Captured PDUs as files. */
export function exportSources(parts: Parts): Sources {
  const { savedConnections, simulator, catalogue, version, host } = parts
  const exportOf = (captureId: string | undefined): BundleSource => {
    const profiles = catalogue()
    const capture = sourceOf(parts, captureId)
    return {
      capture,
      unmasked: (record) => wholeOctets(capture, record),
      inspectOf: (profileId) => inspectOptionsOf(profiles, profileId),
    }
  }
  return {
    'capture.export': (order, emit, pace = unpaced) =>
      streamFile(async (sink) => writeExport(exportOf(order.captureId), order, sink), emit, pace),
    'capture.bundle': (order, emit, pace = unpaced) => {
      const saved = savedConnections.list().find(({ connectionId }) => connectionId === order.connectionId)
      const connection = saved === undefined ? null : shownAtSimulator(saved, simulator)
      const knowledge = { catalogue: catalogue(), connection, version, host, now: 1000 * Date.now() }
      return streamFile(
        async (sink) => writeBundle(exportOf(order.captureId), order, knowledge, sink),
        emit,
        pace,
      )
    },
  }
}
