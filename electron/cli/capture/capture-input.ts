import { statSync } from 'node:fs'
import { Fault } from '../../../shared/faults/fault.ts'
import { problemOfFile } from '../../../shared/pcap/capture-problem-table.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import type { SourceSink } from '../../source/read-source.ts'
import { hasTraffic, storedRows } from '../../storage/traffic-reader.ts'
import type { DecodeAsOption } from '../options/decode-as-option.ts'
import { readCaptureSource } from './read-capture-file.ts'

/** A capture as a command line names it. */
export interface CaptureInput {
  /** A file ('-': stdin), or the data folder of a workbench. */
  readonly file: string
  /** Ports whose streams are SMPP, whatever their octets look like. */
  readonly smppPorts: ReadonlySet<number>
}

/** The capture that the command line names. Throws Fault cli.option-conflict for ports of `--data`, which has none. */
export function captureInput(
  file: string,
  { decodeAs = [], data }: DecodeAsOption & { readonly data?: string },
): CaptureInput {
  if (data !== undefined && decodeAs.length > 0)
    throw new Fault('cli.option-conflict', { first: '--decode-as', second: '--data' })
  return { file, smppPorts: new Set(decodeAs) }
}

/**
 * Hands over what a capture holds: the workbench's own in a data folder, or what readCaptureSource reads. Throws its
 * Faults and cli.no-store, storage.unreadable, storage.other-version.
 */
export async function readCaptureInput(
  { file, smppPorts }: CaptureInput,
  catalogue: Catalogue,
  sink: SourceSink,
): Promise<void> {
  if (file === '-' || statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true)
    return readCaptureSource(file, { catalogue: () => catalogue, smppPorts }, sink)
  if (!hasTraffic(file)) throw new Fault('cli.no-store', { folder: file })
  if (smppPorts.size > 0) sink.problem(problemOfFile('no-packets'))
  for (const rows of storedRows(file)) {
    for (const row of rows) sink.row(row)
    // As rows of JSON lines: of neither are there frames.
    if (!(await sink.piece('json', 0))) return
  }
}
