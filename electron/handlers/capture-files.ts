import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { OpenedFiles } from '../opened/opened-files.ts'

interface Parts {
  readonly openedFiles: OpenedFiles
}

type Calls = Pick<
  Handlers,
  'capture.beginFile' | 'capture.addOctets' | 'capture.endFile' | 'capture.closeFile'
>

export function captureFileHandlers({ openedFiles }: Parts): Calls {
  return {
    'capture.beginFile': async (file) => ({ captureId: openedFiles.begin(file) }),
    'capture.addOctets': async ({ captureId, base64 }) => ({
      isWanted: await openedFiles.file(captureId).add(Buffer.from(base64, 'base64')),
    }),
    'capture.endFile': async ({ captureId }) => {
      await openedFiles.file(captureId).end()
      return {}
    },
    'capture.closeFile': async ({ captureId }) => {
      await openedFiles.close(captureId)
      return {}
    },
  }
}

export function captureFileSources({ openedFiles }: Parts): Pick<StreamSources, 'capture.files'> {
  return { 'capture.files': (_params, emit) => openedFiles.follow(emit) }
}
