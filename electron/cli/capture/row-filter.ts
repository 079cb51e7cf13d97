import { Fault } from '../../../shared/faults/fault.ts'
import { compileFilter } from '../../../shared/filter/compile-filter.ts'
import { filterFaultText } from '../../../shared/filter/filter-fault-table.ts'
import { FilterSubject } from '../../../shared/filter/filter-subject.ts'
import type { InspectOptions } from '../../../shared/inspect/inspection.ts'
import type { CapturedRow } from '../../../shared/pcap/captured-row.ts'
import type { Cli } from '../console/cli.ts'
import { AnsweredRequests } from './answered-requests.ts'
import { readCaptureSource } from './source-items.ts'

/**
 * The test of a filter on the PDUs of a file; without one every PDU passes. A filter that asks whether requests were
 * answered reads the file once before. Throws Fault cli.bad-filter, cli.filter-needs-file.
 */
export async function rowFilter(
  cli: Cli,
  file: string,
  filter: string | undefined,
  inspect: InspectOptions,
): Promise<(row: CapturedRow) => boolean> {
  if (filter === undefined) return () => true
  const compiled = compileFilter(filter, 1000 * Date.now())
  if ('code' in compiled) {
    const problem = filterFaultText(compiled, cli.language)
    throw new Fault('cli.bad-filter', { place: compiled.start + 1, problem })
  }
  const answered = new AnsweredRequests()
  if (compiled.needsAnswers) {
    if (file === '-') throw new Fault('cli.filter-needs-file', {})
    await readCaptureSource(file, cli.catalogue, {
      row: ({ request }) => {
        if (request !== null) answered.add(request)
      },
      problem: () => undefined,
      piece: () => Promise.resolve(true),
    })
  }
  const context = { inspect, isAnswered: (number: number) => answered.has(number) }
  return (row) => compiled.matches(new FilterSubject(row, context))
}
