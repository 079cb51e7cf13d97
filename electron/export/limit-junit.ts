import { faultText } from '../../shared/faults/fault.ts'
import type { LimitRecording } from '../../shared/load/limit-recording.ts'
import { limitText, type Trial, verdictText } from '../../shared/load/limit-search.ts'
import type { Language } from '../../shared/words/words.ts'
import { escapedXml } from './xml-text.ts'

/**
 * A search for the limit as JUnit XML: a case for each trial and one for what was found; the figures are properties. A
 * trial that is not held is how a limit is found and no failure: that nothing was held is one.
 */
export function limitJunit(recording: LimitRecording, language: Language): string {
  const { peer, started_at, search, trials, limit, is_whole, fault } = recording
  const suite = escapedXml(`load --find-limit ${peer}`)
  const failures = fault === null && limit.rate === null ? 1 : 0
  const errors = fault === null ? 0 : 1
  const time = ((search.trialMs * trials.length) / 1000).toFixed(3)
  const counts = `tests="${trials.length + 1}" failures="${failures}" errors="${errors}"`
  const trialCases = trials.map((trial, index) =>
    testCase(suite, `${index + 1}: ${trial.rate}/s`, search.trialMs, [
      `      <system-out>${escapedXml(trialText(trial, language))}</system-out>\n`,
    ]),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<testsuites name="${suite}" ${counts} time="${time}">\n`,
    `  <testsuite name="${suite}" ${counts} skipped="0" time="${time}" timestamp="${new Date(started_at).toISOString().slice(0, 19)}">\n`,
    `    <properties>\n${properties(recording)}    </properties>\n`,
    ...trialCases,
    testCase(suite, 'limit', 0, [outcome(limitText(limit, language, is_whole), recording, language)]),
    '  </testsuite>\n</testsuites>\n',
  ].join('')
}

function outcome(text: string, { limit, fault }: LimitRecording, language: Language): string {
  const told = escapedXml(text)
  if (fault !== null) {
    const message = escapedXml(faultText(fault, language).what)
    return `      <error message="${message}" type="${fault.code}">${told}</error>\n`
  }
  return limit.rate === null
    ? `      <failure message="${told}" type="${limit.why ?? 'nothing'}">${told}</failure>\n`
    : `      <system-out>${told}</system-out>\n`
}

function trialText({ verdict, held_rate, throttled_share, p95 }: Trial, language: Language): string {
  return `${verdictText(verdict, language)}; held_rate ${held_rate}; throttled_share ${throttled_share}; p95 ${p95 ?? '–'}`
}

function properties({ limit, search, system_id }: LimitRecording): string {
  const all = Object.entries({ system_id, ...limit, ...search })
  return all
    .map(([name, value]) => `      <property name="${name}" value="${escapedXml(String(value ?? ''))}"/>\n`)
    .join('')
}

function testCase(suite: string, name: string, ms: number, inside: readonly string[]): string {
  const head = `classname="${suite}" name="${escapedXml(name)}" time="${(ms / 1000).toFixed(3)}"`
  return `    <testcase ${head}>\n${inside.join('')}    </testcase>\n`
}
