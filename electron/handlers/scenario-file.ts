import { type ScenarioFile, scenarioFileSchema } from '../../shared/contract/scenarios.ts'
import { Fault } from '../../shared/faults/fault.ts'
import type { Scenario } from '../smsc/scenarios/scenario.ts'
import { issuesText } from '../source/json-line.ts'

/** Throws `scenario.bad-file`, with what is wrong where. */
export function readScenarioFile(text: string): ScenarioFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (problem) {
    throw new Fault('scenario.bad-file', {
      problem: problem instanceof Error ? problem.message : String(problem),
    })
  }
  const read = scenarioFileSchema.safeParse(json)
  if (!read.success) throw new Fault('scenario.bad-file', { problem: issuesText(read.error) })
  return read.data
}

export function scenarioFileText({ name, summary, settings }: Scenario): string {
  return `${JSON.stringify({ scenario: { name, summary }, ...settings }, null, 2)}\n`
}
