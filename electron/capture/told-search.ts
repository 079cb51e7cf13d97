import type { CaptureRow } from '../../shared/contract/capture.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { CaptureRecord } from './capture-record.ts'
import type { CaptureArchive, CaptureSource, SearchPart } from './capture-source.ts'
import { compiledFilter } from './pdu-filter.ts'

/** CaptureSource.search over an archive. Throws capture.bad-filter; what fails later is told. Returns the stop. */
export function tellSearch(
  archive: Pick<CaptureArchive, 'searchPdus'>,
  describe: (record: CaptureRecord) => CaptureRow,
  { filter, limit, emit }: Parameters<CaptureSource['search']>[0],
): () => void {
  compiledFilter(filter)
  const stop = new AbortController()
  const tell = (part: SearchPart) => {
    if (stop.signal.aborted) return
    emit(part.kind === 'rows' ? { kind: 'rows', rows: part.records.map(describe) } : part)
  }
  archive.searchPdus(filter, limit, tell, stop.signal).catch((problem: unknown) => {
    if (!(problem instanceof Fault)) throw problem
    if (!stop.signal.aborted) emit({ kind: 'failed', fault: problem.toJSON() })
  })
  return () => stop.abort()
}
