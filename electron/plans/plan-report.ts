import type { Measured } from '../../shared/plan/expectation.ts'
import { statusWords } from '../../shared/plan/plan-json.ts'
import { planReasonText } from '../../shared/plan/plan-reason-table.ts'
import {
  type CheckResult,
  decisiveStep,
  type EvidencePdu,
  type PlanResult,
  type Verdict,
  verdicts,
  verdictText,
} from '../../shared/plan/plan-result.ts'
import type { Severity } from '../../shared/plan/plan-schema.ts'
import { durationText } from '../../shared/plan/plan-values.ts'
import { severityWords, verdictWords } from '../../shared/plan/plan-words.ts'
import { fromHex } from '../../shared/smpp/hex.ts'
import { spacedHex } from '../../shared/words/hex-text.ts'
import { type Detail, fill, type Language } from '../../shared/words/words.ts'
import { momentText } from '../export/moment.ts'
import { escaped, pageHead, pageTail } from '../export/page-frame.ts'
import { type PlanReportWord, planReportWords } from './plan-report-words.ts'

type Say = (word: PlanReportWord, detail?: Detail) => string

const severities: readonly Severity[] = ['must', 'should', 'info']
const marks: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  fail: '✗',
  error: '!',
  inconclusive: '?',
  skipped: '–',
}

/** The report of a run as one page, piece by piece: it needs nothing else, runs nothing, and prints on A4. */
export function* planReport(
  result: PlanResult,
  language: Language,
  zone = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): Generator<string> {
  const say: Say = (word, detail = {}) => escaped(fill(planReportWords[word][language], detail))
  yield pageHead(planReportWords.title, language)
  yield style
  yield summary(result, language, say, zone)
  for (const severity of severities) {
    const checks = result.checks.filter((check) => check.severity === severity)
    if (checks.length === 0) continue
    yield `<h2>${escaped(severityWords[severity][language])}</h2>\n`
    for (const check of checks) yield section(check, language, say, zone)
  }
  yield pageTail
}

function summary(result: PlanResult, language: Language, say: Say, zone: string): string {
  const { subject, counts } = result
  const counted = verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${verdictWords[verdict][language]}: ${counts[verdict]}`)
    .join(', ')
  const facts: readonly (readonly [string, string])[] = [
    [say('plan'), result.plan],
    ...(result.description === '' ? [] : [['', result.description] as const]),
    [say('account'), subject.systemId],
    [say('host'), `${subject.host}:${subject.port}${subject.tls ? ' (TLS)' : ''}`],
    ['interface_version', subject.interfaceVersion],
    [say('profile'), subject.profileId],
    [say('started'), momentOf(result.startedAt, zone).replace(/\.\d+/, '')],
    [say('took'), durationText(result.endedAt - result.startedAt, language)],
    [say('version'), subject.workbench],
  ]
  const rows = facts.map(([label, value]) => `<dt>${label}</dt><dd>${escaped(value)}</dd>`)
  const stopped = result.isStopped ? `<p class="bad">${say('stopped')}</p>\n` : ''
  const word = escaped(verdictWords[result.verdict][language])
  return `<p class="verdict v-${result.verdict}"><span class="mark">${marks[result.verdict]}</span> ${word}</p>
<p class="dim">${escaped(counted)}</p>
${stopped}<dl>${rows.join('\n')}</dl>
`
}

function section(check: CheckResult, language: Language, say: Say, zone: string): string {
  const why = verdictText(check, language)
  const failed = decisiveStep(check)
  const where = failed === null ? '' : `${say('step', { number: failed.number, action: failed.action })}: `
  const notes = [
    ...attemptsOf(check, language, say),
    ...check.notes.map((note) => escaped(planReasonText(note, language))),
  ]
  const row = check.rowName === '' ? '' : ` <span class="dim">${escaped(check.rowName)}</span>`
  const took = check.verdict === 'skipped' ? '' : escaped(durationText(check.durationMs, language))
  return `<section class="check">
<h3><span class="mark v-${check.verdict}" title="${escaped(verdictWords[check.verdict][language])}">${marks[check.verdict]}</span> ${escaped(check.name)}${row}<span class="took">${took}</span></h3>
<p class="dim"><span class="mono">${escaped(check.id)}</span> · ${escaped(verdictWords[check.verdict][language])}</p>
${why === '' ? '' : `<p class="${check.verdict === 'fail' || check.verdict === 'error' ? 'bad' : 'dim'}">${where}${escaped(why)}</p>\n`}${notes.map((note) => `<p class="dim">${note}</p>\n`).join('')}${measuredTable(check.measured, say)}${evidenceOf(check.evidence, say, zone)}</section>
`
}

function attemptsOf({ earlier, verdict }: CheckResult, language: Language, say: Say): string[] {
  const last = earlier.at(-1)
  if (last === undefined || verdict !== 'pass') return []
  const why =
    last.reason === null ? verdictWords[last.verdict][language] : planReasonText(last.reason, language)
  return [say('attempts', { count: earlier.length + 1, why })]
}

function measuredTable(measured: readonly Measured[], say: Say): string {
  if (measured.length === 0) return ''
  const rows = measured.map(({ name, measured: value, expected, ok }) => {
    const shown = value === null ? `<span class="dim">${say('absent')}</span>` : escaped(value)
    const sign = expected === '' ? '' : ok ? '<span class="good">✓</span>' : '<span class="bad">✗</span>'
    return `<tr><td class="mono">${escaped(name)}</td><td>${shown}</td><td>${escaped(expected)}</td><td>${sign}</td></tr>`
  })
  const heads = (['value', 'measured', 'expected'] as const).map(
    (word) => `<th scope="col">${say(word)}</th>`,
  )
  return `<table class="measured"><thead><tr>${heads.join('')}<th></th></tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>\n`
}

function evidenceOf(evidence: readonly EvidencePdu[], say: Say, zone: string): string {
  if (evidence.length === 0) return ''
  const rows = evidence.map((pdu) => {
    const octets = pdu.octets === null ? say('octetsLeftOut') : escaped(spacedHex(fromHex(pdu.octets) ?? []))
    const arrow = pdu.direction === 'sent' ? '→' : '←'
    const status = isAnswer(pdu) ? ` ${statusWords(pdu.commandStatus)}` : ''
    return `<div class="pdu"><span class="dim">${pdu.number} · ${escaped(momentOf(pdu.at, zone))} · ${escaped(pdu.session)}</span> ${arrow} <b>${escaped(pdu.command ?? '?')}</b>${escaped(status)} · ${pdu.sequenceNumber}<div class="octets">${octets}</div></div>`
  })
  return `<details><summary>${say('evidence', { count: evidence.length })}</summary>\n${rows.join('\n')}\n</details>\n`
}

/** A request has a status too, which says nothing while it is 0. */
function isAnswer({ command, commandStatus }: EvidencePdu): boolean {
  return commandStatus !== 0 || command === 'generic_nack' || command?.endsWith('_resp') === true
}

function momentOf(ms: number, zone: string): string {
  return momentText(Math.round(1000 * ms), zone)
}

const style = `<style>
.verdict{font-size:20px;font-weight:650;margin:10px 0 2px}
.mark{display:inline-block;min-width:1.1em;text-align:center;font-weight:700}
.v-pass{color:var(--good)}.v-fail,.v-error{color:var(--bad)}.v-inconclusive,.v-skipped{color:var(--dim)}
.check{padding:10px 0 12px;border-bottom:1px solid var(--line);break-inside:avoid-page}
h3{margin:0 0 2px;font-size:14px;font-weight:650;display:flex;gap:8px;align-items:baseline}
h3 .took{margin-left:auto;color:var(--dim);font-weight:400;white-space:nowrap}
.check p{margin:2px 0}
.measured{table-layout:fixed;margin:6px 0 4px}
.measured th:first-child{width:30%}.measured th:last-child{width:28px}
.measured td{padding:3px 16px 3px 0}
details{margin:4px 0 0}
summary{cursor:pointer;color:var(--link)}
.pdu{padding:6px 0;font-size:12px;border-bottom:1px solid var(--line)}
.octets{font-family:ui-monospace,"JetBrains Mono",Consolas,Menlo,monospace;font-size:11px;line-height:1.5;color:var(--dim);overflow-wrap:anywhere}
@page{size:A4;margin:16mm 14mm}
@media print{summary{color:var(--ink)}.check{padding:6px 0 8px}h2{break-after:avoid}h3{font-size:12px}.mono,td.mono{font-size:9px}.pdu{font-size:10px;padding:4px 0}.octets{font-size:9px}.verdict{font-size:16px}}
</style>
`
