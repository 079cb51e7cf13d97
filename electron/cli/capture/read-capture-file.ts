import { captureFormat } from '../../../shared/pcap/capture-file.ts'
import { firstOctets, reusedChunks } from '../../source/file-chunks.ts'
import {
  knownByOctets,
  readCaptureChunks,
  readSource,
  type SourceOptions,
  type SourceSink,
} from '../../source/read-source.ts'
import { readOctets } from '../console/read-lines.ts'

/**
 * Hands over what a file holds (stdin for '-'), as readSource does. Throws Fault cli.cannot-read, cli.no-pdus,
 * cli.bad-line.
 */
export async function readCaptureSource(
  file: string,
  options: Omit<SourceOptions, 'file'>,
  sink: SourceSink,
): Promise<void> {
  // Straight from the disk a capture needs one buffer, whatever its size.
  if (file !== '-' && captureFormat(await firstOctets(file, knownByOctets)) !== null)
    return readCaptureChunks(reusedChunks(file), options, sink)
  await readSource(readOctets(file), { ...options, file }, sink)
}
