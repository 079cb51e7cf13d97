import { faultText } from '../../shared/faults/fault.ts'
import { figureTable } from '../../shared/load/load-figure-table.ts'
import type { LoadOutcome } from '../../shared/load/load-recording.ts'
import type { JudgedThreshold } from '../../shared/load/threshold.ts'
import type { Language } from '../../shared/words/words.ts'
import { escapedXml } from './xml-text.ts'

/** The thresholds of a load as JUnit XML: a case each, and one for the run itself; the figures are properties. */
export function loadJunit(
  { result, startedAt, peer }: LoadOutcome,
  thresholds: readonly JudgedThreshold[],
  language: Language,
): string {
  const { figures, fault, ended } = result
  const suite = escapedXml(`load ${peer}`)
  const time = figures.seconds.toFixed(3)
  const failures = thresholds.filter(({ failed }) => failed).length
  const counts = `tests="${thresholds.length + 1}" failures="${failures}" errors="${fault === null ? 0 : 1}" skipped="0" time="${time}"`
  const properties = figureTable.map(({ id, value }) => property(id, value(figures)))
  const cases = thresholds.map(({ condition, measured, failed }) => {
    const head = `    <testcase classname="${suite}" name="${escapedXml(condition)}" time="0"`
    if (!failed) return `${head}/>\n`
    const message = escapedXml(`${condition}: ${measured ?? '–'}`)
    return `${head}>\n      <failure message="${message}" type="threshold">${message}</failure>\n    </testcase>\n`
  })
  const runHead = `    <testcase classname="${suite}" name="run" time="${time}"`
  const run =
    fault === null
      ? `${runHead}/>\n`
      : `${runHead}>\n      <error message="${escapedXml(faultText(fault, language).what)}" type="${fault.code}"/>\n    </testcase>\n`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="${suite}" tests="${thresholds.length + 1}" failures="${failures}" errors="${fault === null ? 0 : 1}" time="${time}">\n`,
    `  <testsuite name="${suite}" ${counts} timestamp="${new Date(startedAt).toISOString().slice(0, 19)}">\n`,
    `    <properties>\n${property('ended', ended)}${properties.join('')}    </properties>\n`,
    run,
    ...cases,
    '  </testsuite>\n</testsuites>\n',
  ].join('')
}

function property(name: string, value: string | number | null): string {
  return `      <property name="${escapedXml(name)}" value="${escapedXml(String(value ?? ''))}"/>\n`
}
