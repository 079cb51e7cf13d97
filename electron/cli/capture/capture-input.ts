import { statSync } from 'node:fs'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import type { SourceSink } from '../../source/read-source.ts'
import { hasTraffic, storedRows } from '../../storage/traffic-reader.ts'
import { readCaptureSource } from './read-capture-file.ts'

/**
 * Hands over what a capture holds: the workbench's own in a data folder, or what readCaptureSource reads. Throws its
 * Faults and cli.no-store, storage.unreadable, storage.other-version.
 */
export async function readCaptureInput(file: string, catalogue: Catalogue, sink: SourceSink): Promise<void> {
  if (file === '-' || statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true)
    return readCaptureSource(file, catalogue, sink)
  if (!hasTraffic(file)) throw new Fault('cli.no-store', { folder: file })
  for (const rows of storedRows(file)) {
    for (const row of rows) sink.row(row)
    // As rows of JSON lines: of neither are there frames.
    if (!(await sink.piece('json', 0))) return
  }
}
