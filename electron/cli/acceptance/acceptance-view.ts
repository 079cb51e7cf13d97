import {
  type AcceptanceResult,
  acceptanceCheck,
  checkResultOf,
  factsOfRun,
} from '../../../shared/acceptance/acceptance-result.ts'
import type { AcceptanceCheck } from '../../../shared/acceptance/acceptance-table.ts'
import { measuredFactText } from '../../../shared/acceptance/measurement.ts'
import type { MeasuredFact } from '../../../shared/doctor/measured-facts.ts'
import { checkJson, planSummaryJson } from '../../../shared/plan/plan-json.ts'
import type { CheckResult, PlanResult } from '../../../shared/plan/plan-result.ts'
import { inertText, jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import { planLine, verdictMarks } from '../views/plan-view.ts'

/** Hides in a check what the user wants hidden. */
type Hide = (check: CheckResult) => CheckResult

const idColumns = 19
const severityColumns = 7
const standMarks = { confirmed: '=', differs: '≠', new: '+' } as const

const words = {
  en: { expected: 'expected', pdus: 'PDUs', question: 'asks you', messages: 'messages' },
  ru: { expected: 'ожидалось', pdus: 'PDU', question: 'спрашивает вас', messages: 'сообщений' },
} as const

/** A result for reading: what was found, and below it what was expected where that differs. */
export function resultText(result: AcceptanceResult, language: Language, hide: Hide): string {
  const { id, verdict, evidence } = result
  const { severity, measured } = hide(checkResultOf(result, language))
  const [found] = measured
  const numbers = evidence.map(({ number }) => number)
  const span = numbers.length === 0 ? '' : ` [${words[language].pdus} ${numbers[0]}–${numbers.at(-1)}]`
  const head = `${verdictMarks[verdict]} ${id.padEnd(idColumns)}${severity.padEnd(severityColumns)}`
  const rows = [`${head}${found?.measured ?? ''}${span}`]
  if (verdict === 'fail' && found !== undefined && found.expected !== '') {
    const indent = ' '.repeat(idColumns + severityColumns + 2)
    rows.push(`${indent}${words[language].expected}: ${found.expected}`)
  }
  return linesOf(rows)
}

export function resultJson(result: AcceptanceResult, language: Language, hide: Hide): string {
  const { id, expected, facts, note, moreEvidence, verdict } = result
  const check = checkJson(hide(checkResultOf(result, language)), language)
  return jsonLine({
    ...check,
    // Also of a check that passed it is told what was found.
    message: check.measured[0]?.measured ?? check.message,
    expected: verdict === 'fail' ? (check.measured[0]?.expected ?? null) : (expected?.[language] ?? null),
    acceptance_row: acceptanceCheck(id).row,
    facts: facts.map((fact) => factJson(fact, language)),
    note,
    more_evidence: moreEvidence,
  })
}

/** The end: the counts, and the values that were found. */
export function summaryText(
  results: readonly AcceptanceResult[],
  whole: PlanResult,
  language: Language,
): string {
  const facts = factsOfRun(results).map((fact) => {
    const { name, value } = measuredFactText(fact, language)
    return `${standMarks[fact.stands]} ${name}: ${value}`
  })
  return `\n${planLine(whole, language)}${linesOf(facts)}`
}

export function summaryJson(
  results: readonly AcceptanceResult[],
  whole: PlanResult,
  ok: boolean,
  language: Language,
): string {
  const facts = factsOfRun(results).map((fact) => factJson(fact, language))
  return jsonLine({ ...planSummaryJson(whole, ok, language), facts })
}

export function checkText(check: AcceptanceCheck, isThorough: boolean, language: Language): string {
  const { id, row, severity, name, question, messages } = check
  const count = messages?.[isThorough ? 1 : 0]
  const { question: asks, messages: sends } = words[language]
  const more = question !== undefined ? ` (${asks})` : count === undefined ? '' : ` (${sends}: ≤ ${count})`
  const head = `${String(row).padStart(2)}  ${id.padEnd(idColumns)}${severity.padEnd(severityColumns)}`
  return linesOf([`${head}${name[language]}${more}`])
}

export function listedJson(check: AcceptanceCheck, isThorough: boolean, language: Language): string {
  const { id, row, severity, tags, needs, name, question, messages } = check
  return jsonLine({
    kind: 'listed',
    id,
    name: name[language],
    severity,
    tags,
    needs,
    load: false,
    chosen: true,
    acceptance_row: row,
    question: question?.[language] ?? null,
    most_messages: messages?.[isThorough ? 1 : 0] ?? 0,
  })
}

function factJson(fact: MeasuredFact, language: Language) {
  return { ...fact, text: measuredFactText(fact, language) }
}

function linesOf(rows: readonly string[]): string {
  return rows.map((row) => `${inertText(row)}\n`).join('')
}
