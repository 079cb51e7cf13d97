import { planReasonText } from '../../shared/plan/plan-reason-table.ts'
import type { CheckResult, EvidencePdu, PlanResult } from '../../shared/plan/plan-result.ts'
import { isForgiven, verdictText } from '../../shared/plan/plan-result.ts'
import { statusName } from '../../shared/smpp/status-table.ts'
import { fill, type Language, type Words } from '../../shared/words/words.ts'
import { escapedXml } from '../export/xml-text.ts'

/** A report as JUnit XML, piece by piece: a suite for each row of data, a case for each check. */
export function* junitReport(result: PlanResult, language: Language): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  const all = result.checks
  yield `<testsuites${attributes({
    name: result.plan,
    tests: all.length,
    failures: count(all, isFailure),
    errors: count(all, isError),
    time: seconds(result.endedAt - result.startedAt),
  })}>\n`
  for (const { row, name } of result.rows) {
    const checks = all.filter((check) => check.row === row)
    yield `  <testsuite${attributes({
      name: name === '' ? result.plan : `${result.plan}: ${name}`,
      tests: checks.length,
      failures: count(checks, isFailure),
      errors: count(checks, isError),
      skipped: count(checks, isSkipped),
      time: seconds(checks.reduce((sum, { durationMs }) => sum + durationMs, 0)),
      timestamp: stamp(checks[0]?.startedAt ?? result.startedAt),
    })}>\n`
    yield properties(result, checks)
    for (const check of checks) yield testCase(check, result.plan, language)
    yield '  </testsuite>\n'
  }
  yield '</testsuites>\n'
}

function properties({ subject }: PlanResult, checks: readonly CheckResult[]): string {
  const measured = checks.flatMap((check) =>
    check.measured.flatMap(({ name, measured: value }) =>
      value === null ? [] : [[`${check.id}.${name}`, value] as const],
    ),
  )
  const all: (readonly [string, string])[] = [
    ['profile', subject.profileId],
    ['host', `${subject.host}:${subject.port}${subject.tls ? ' TLS' : ''}`],
    ['system_id', subject.systemId],
    ['interface_version', subject.interfaceVersion],
    ['version', subject.workbench],
    ...measured,
  ]
  const lines = all.map(([name, value]) => `      <property${attributes({ name, value })}/>\n`)
  return `    <properties>\n${lines.join('')}    </properties>\n`
}

function testCase(check: CheckResult, plan: string, language: Language): string {
  const head = attributes({ name: check.name, classname: plan, time: seconds(check.durationMs) })
  const parts = [...outcome(check, language), ...reruns(check, language), ...output(check, language)]
  return parts.length === 0
    ? `    <testcase${head}/>\n`
    : `    <testcase${head}>\n${parts.join('')}    </testcase>\n`
}

function outcome(check: CheckResult, language: Language): string[] {
  const message = verdictText(check, language)
  const body = evidenceText(check)
  if (isSkipped(check)) return [`      <skipped${attributes({ message })}/>\n`]
  if (isFailure(check)) return [element('failure', { message, type: check.reason?.code ?? 'failure' }, body)]
  if (!isError(check)) return []
  const type = check.verdict === 'inconclusive' ? 'inconclusive' : (check.reason?.code ?? 'error')
  return [element('error', { message, type }, body)]
}

/** Attempts before the last one: a check that passed at last is told from one that passed at once. */
function reruns({ earlier }: CheckResult, language: Language): string[] {
  return earlier.map(({ verdict, reason }) => {
    const message = reason === null ? verdict : planReasonText(reason, language)
    const name = verdict === 'error' ? 'rerunError' : 'rerunFailure'
    return element(name, { message, type: reason?.code ?? verdict }, '')
  })
}

const forgiven: Words = {
  en: '{verdict}, which severity info forgives: {why}',
  ru: '{verdict}, но проверка для сведения: {why}',
}

function output(check: CheckResult, language: Language): string[] {
  const isHidden = isForgiven(check) && check.verdict !== 'pass' && check.verdict !== 'skipped'
  const lines = [
    ...(isHidden
      ? [fill(forgiven[language], { verdict: check.verdict, why: verdictText(check, language) })]
      : []),
    ...check.notes.map((note) => planReasonText(note, language)),
  ]
  return lines.length === 0 ? [] : [element('system-out', {}, lines.join('\n'))]
}

/** What was expected and measured, and the PDUs that show it. */
function evidenceText({ measured, evidence }: CheckResult): string {
  return [
    ...measured
      .filter(({ expected }) => expected !== '')
      .map(
        ({ name, measured: value, expected, ok }) =>
          `${ok ? '+' : '-'} ${name}: ${value ?? '∅'} (${expected})`,
      ),
    ...evidence.map(pduText),
  ].join('\n')
}

function pduText(pdu: EvidencePdu): string {
  const arrow = pdu.direction === 'sent' ? '→' : '←'
  const status = statusName(pdu.commandStatus)
  return `${pdu.number} ${new Date(pdu.at).toISOString()} ${pdu.session} ${arrow} ${pdu.command ?? '?'} ${status} ${pdu.sequenceNumber} ${pdu.octets ?? ''}`
}

const isSkipped = ({ verdict }: CheckResult) => verdict === 'skipped'
const isFailure = (check: CheckResult) => check.verdict === 'fail' && !isForgiven(check)
const isError = (check: CheckResult) =>
  (check.verdict === 'error' || check.verdict === 'inconclusive') && !isForgiven(check)

function count(checks: readonly CheckResult[], is: (check: CheckResult) => boolean): number {
  return checks.filter(is).length
}

function element(name: string, given: Readonly<Record<string, string>>, text: string): string {
  const body = text.split('\n').map(escapedXml).join('\n')
  return `      <${name}${attributes(given)}>${body}</${name}>\n`
}

function attributes(given: Readonly<Record<string, string | number>>): string {
  return Object.entries(given)
    .map(([name, value]) => ` ${name}="${escapedXml(String(value))}"`)
    .join('')
}

function seconds(ms: number): string {
  return (Math.max(0, ms) / 1000).toFixed(3)
}

/** UTC without a zone, as the schema has it. */
function stamp(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19)
}
