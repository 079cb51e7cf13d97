import {
  type AcceptanceResult,
  acceptanceCheck,
  countVerdicts,
  factsOfRun,
  verdictOf,
} from '../../../shared/acceptance/acceptance-result.ts'
import type { AcceptanceCheck } from '../../../shared/acceptance/acceptance-table.ts'
import { measuredFactText, type Verdict } from '../../../shared/acceptance/measurement.ts'
import { inertText, jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'

const marks: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  fail: '✗',
  inconclusive: '?',
  error: '!',
  skipped: '–',
}
const idColumns = 19
const severityColumns = 7

const words = {
  en: { expected: 'expected', pdus: 'PDUs', question: 'asks you', messages: 'messages' },
  ru: { expected: 'ожидалось', pdus: 'PDU', question: 'спрашивает вас', messages: 'сообщений' },
} as const

/** A result for reading: what was found, and below it what was expected where that differs. */
export function resultText(result: AcceptanceResult, language: Language): string {
  const { id, verdict, measured, expected, evidence } = result
  const { severity } = acceptanceCheck(id)
  const head = `${marks[verdict]} ${id.padEnd(idColumns)}${severity.padEnd(severityColumns)}`
  const numbers = evidence.map(({ number }) => number)
  const span = numbers.length === 0 ? '' : ` [${words[language].pdus} ${numbers[0]}–${numbers.at(-1)}]`
  const rows = [`${head}${measured[language]}${span}`]
  if (verdict === 'fail' && expected !== null)
    rows.push(
      `${' '.repeat(idColumns + severityColumns + 2)}${words[language].expected}: ${expected[language]}`,
    )
  return rows.map((row) => `${inertText(row)}\n`).join('')
}

export function resultJson(result: AcceptanceResult, language: Language): string {
  const { id, measured, expected, evidence, moreEvidence, facts, ...rest } = result
  const { row, name, severity, tags } = acceptanceCheck(id)
  return jsonLine({
    kind: 'check',
    id,
    name: name[language],
    row,
    severity,
    tags,
    ...rest,
    measured: measured[language],
    expected: expected?.[language] ?? null,
    facts: facts.map((fact) => ({ ...fact, text: measuredFactText(fact, language) })),
    evidence,
    more_evidence: moreEvidence,
  })
}

/** The end: the counts, and the values that were found. */
export function summaryText(results: readonly AcceptanceResult[], language: Language): string {
  const counts = countVerdicts(results)
  const told = Object.entries(counts).filter(([, count]) => count > 0)
  const head = told.map(([verdict, count]) => `${verdict} ${count}`).join(' · ')
  const facts = factsOfRun(results).map((fact) => {
    const { name, value } = measuredFactText(fact, language)
    return `${fact.stands === 'confirmed' ? '=' : fact.stands === 'differs' ? '≠' : '+'} ${name}: ${value}`
  })
  return [head, ...facts].map((row) => `${inertText(row)}\n`).join('')
}

/** Why the exit code is not 0: the first thing that stands in the way. */
function reasonOf(results: readonly AcceptanceResult[]): string | null {
  const worst = results.find(({ verdict }) => verdict === verdictOf(results))
  if (worst === undefined || worst.verdict === 'pass' || worst.verdict === 'skipped') return null
  if (worst.verdict === 'fail') return 'assertion'
  return worst.verdict === 'error' ? 'error' : 'inconclusive'
}

export function summaryJson(results: readonly AcceptanceResult[], ok: boolean): string {
  const facts = factsOfRun(results)
  return jsonLine({
    kind: 'summary',
    ok,
    verdict: verdictOf(results),
    reason: reasonOf(results),
    ...countVerdicts(results),
    facts,
  })
}

export function checkText(check: AcceptanceCheck, isThorough: boolean, language: Language): string {
  const { id, row, severity, name, question, messages } = check
  const count = messages?.[isThorough ? 1 : 0]
  const more =
    question !== undefined
      ? ` (${words[language].question})`
      : count === undefined
        ? ''
        : ` (${words[language].messages}: ≤ ${count})`
  return inertText(
    `${String(row).padStart(2)}  ${id.padEnd(idColumns)}${severity.padEnd(severityColumns)}${name[language]}${more}`,
  ).concat('\n')
}

export function checkJson(check: AcceptanceCheck, isThorough: boolean, language: Language): string {
  const { id, row, severity, tags, needs, name, question, messages } = check
  return jsonLine({
    kind: 'listed',
    id,
    name: name[language],
    row,
    severity,
    tags,
    needs,
    question: question?.[language] ?? null,
    most_messages: messages?.[isThorough ? 1 : 0] ?? 0,
  })
}
