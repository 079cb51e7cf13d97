import { usualMasks } from '../../shared/contract/capture-export.ts'
import { type Handlers, type StreamSources, unpaced } from '../../shared/contract/contract.ts'
import type { Catalogue } from '../../shared/profiles/catalogue.ts'
import { inspectOptionsOf } from '../../shared/profiles/inspect-options.ts'
import type { Language } from '../../shared/words/words.ts'
import type { Answering } from '../answering/answering.ts'
import type { UploadFolder } from '../bulk/upload-folder.ts'
import { wholeOctets } from '../capture/whole-octets.ts'
import { writeExport } from '../export/export-file.ts'
import { type FileSink, streamFile } from '../export/file-stream.ts'
import { type Captures, sourceOf } from '../opened/captures.ts'
import type { PlanRuns } from '../plans/plan-runs.ts'
import type { RelayDesk } from '../relay/relay-desk.ts'
import { ConnectionTransfer } from '../storage/connection-transfer.ts'
import { describeCertificate } from '../wire/client-certificate.ts'
import { type ExtraFile, Workspace } from '../workspace/workspace.ts'
import type { WorkspaceParts } from '../workspace/workspace-parts.ts'

interface Parts extends Omit<WorkspaceParts, 'relaySetup' | 'putRelay' | 'putPlan' | 'putAnswers'>, Captures {
  readonly version: string
  readonly catalogue: () => Catalogue
  readonly uploads: UploadFolder
  readonly planRuns: PlanRuns
  readonly answering: Answering
  readonly relay: RelayDesk
}

type Calls = Pick<Handlers, 'workspace.preview' | 'workspace.import'>

export function workspaceHandlers(parts: Parts): Calls {
  const workspace = workspaceOf(parts)
  return {
    'workspace.preview': async ({ uploadId, passphrase }) =>
      workspace.preview(parts.uploads.get(uploadId).path, passphrase),
    'workspace.import': async ({ uploadId, passphrase, replaces }) => {
      const done = await workspace.import(parts.uploads.get(uploadId).path, passphrase, replaces)
      await parts.uploads.remove(uploadId)
      return done
    },
  }
}

export function workspaceSources(parts: Parts): Pick<StreamSources, 'workspace.export'> {
  return {
    'workspace.export': ({ passphrase, withCapture, language }, emit, pace = unpaced) =>
      streamFile(
        (sink) => {
          const take = async (octets: Uint8Array) => {
            await sink.add(octets, 0, 0)
            return sink.isWanted
          }
          const extra = withCapture ? [captureFile(parts, language, sink)] : []
          return workspaceOf(parts).export(passphrase, take, extra)
        },
        emit,
        pace,
      ),
  }
}

function workspaceOf(parts: Parts): Workspace {
  const { savedConnections, catalogue, relay, planRuns, answering } = parts
  return new Workspace({
    ...parts,
    transfer: new ConnectionTransfer({ savedConnections, catalogue, describeCertificate }),
    relaySetup: () => relay.state().setup,
    putRelay: (setup) => relay.configure(setup),
    putPlan: async (planId, text) => void (await planRuns.savePlan(planId, text)),
    putAnswers: (setup) => answering.configure(setup),
  })
}

/** The captured PDUs, passwords masked, as capture files are read. */
function captureFile(parts: Parts, language: Language, outer: FileSink): ExtraFile {
  const capture = sourceOf(parts, undefined)
  const source = {
    capture,
    unmasked: (record: Parameters<typeof wholeOctets>[1]) => wholeOctets(capture, record),
    inspectOf: (profileId: string) => inspectOptionsOf(parts.catalogue(), profileId),
  }
  const order = { form: 'pcapng', filter: '', seqs: null, mask: usualMasks, language, limit: null } as const
  return {
    name: 'traffic.pcapng',
    async fill(add) {
      const sink: FileSink = {
        get isWanted() {
          return outer.isWanted
        },
        add: (octets) => add(typeof octets === 'string' ? Buffer.from(octets) : octets),
      }
      await writeExport(source, order, sink)
    },
  }
}
