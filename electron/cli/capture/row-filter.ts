import { Fault } from '../../../shared/faults/fault.ts'
import { type CompiledFilter, compileFilter, type RequestOf } from '../../../shared/filter/compile-filter.ts'
import { filterFaultText } from '../../../shared/filter/filter-fault-table.ts'
import { FilterSubject } from '../../../shared/filter/filter-subject.ts'
import type { InspectOptions } from '../../../shared/inspect/inspection.ts'
import type { CapturedRow } from '../../../shared/pcap/captured-row.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { AnsweredRequests } from '../../capture/answered-requests.ts'
import { profileReadings } from '../../capture/profile-readings.ts'
import type { Cli } from '../console/cli.ts'
import { type CaptureInput, readCaptureInput } from './capture-input.ts'

/**
 * The test of a filter on the PDUs of a capture; without one every PDU passes. They are read by the profile, where one is given. A filter that asks whether requests were
 * answered reads the file once before. Throws Fault cli.bad-filter, cli.filter-needs-file.
 */
export async function rowFilter(
  cli: Cli,
  input: CaptureInput,
  filter: string | undefined,
  profileId: string | undefined,
): Promise<(row: CapturedRow) => boolean> {
  if (filter === undefined) return () => true
  const compile = (requestOf?: RequestOf) => compiledOf(cli, filter, requestOf)
  let compiled = compile()
  const answered = new AnsweredRequests()
  const { needsAnswers, pairs } = compiled
  if (needsAnswers || pairs.length > 0) {
    if (input.file === '-') throw new Fault('cli.filter-needs-file', {})
    const asked = new Set(pairs)
    const requests = new Map<number, number>()
    await readCaptureInput(input, cli.catalogue, {
      row: ({ number, request }) => {
        if (request === null) return
        answered.add(request)
        if (asked.has(number)) requests.set(number, request)
      },
      problem: () => undefined,
      piece: () => Promise.resolve(true),
    })
    compiled = compile((number) => requests.get(number) ?? null)
  }
  const context = {
    inspect: inspectOptionsOf(cli.catalogue, profileId),
    isAnswered: (number: number) => answered.has(number),
    // What the workbench captured is read by the profiles of its sessions, as its window does.
    ...(profileId === undefined ? { inspectOf: readingsOf(cli) } : {}),
  }
  return (row) => compiled.matches(new FilterSubject(row, context))
}

function readingsOf({ catalogue }: Cli): (profileId: string) => InspectOptions {
  const readings = profileReadings(catalogue)
  return (profileId) => readings.get(profileId) ?? {}
}

function compiledOf(cli: Cli, filter: string, requestOf?: RequestOf): CompiledFilter {
  const compiled = compileFilter(filter, 1000 * Date.now(), requestOf)
  if (!('code' in compiled)) return compiled
  const problem = filterFaultText(compiled, cli.language)
  throw new Fault('cli.bad-filter', { place: compiled.start + 1, problem })
}
