import type { PersonsAnswer } from '../../../shared/acceptance/acceptance-result.ts'
import { acceptanceChecks } from '../../../shared/acceptance/acceptance-table.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { Budget, Numbers } from '../../plans/measures/measure.ts'
import { budgetOf, readNumbers } from '../../plans/run-settings.ts'
import { checkKnown, variablesOf } from '../plan/plan-options.ts'
import type { AcceptanceCliOptions } from './acceptance-options.ts'

const ids: readonly string[] = acceptanceChecks.map(({ id }) => id)
const tags = [...new Set(acceptanceChecks.flatMap((check) => check.tags))]
const asked: readonly string[] = acceptanceChecks.flatMap(({ id, question }) =>
  question === undefined ? [] : [id],
)

/** Throws Fault cli.no-check for a name that no check has. */
export function checkNames(options: AcceptanceCliOptions): void {
  const { only = [], tags: wanted = [], excludeTags = [] } = options
  checkKnown('--only', only, ids)
  checkKnown('--tags', wanted, tags)
  checkKnown('--exclude-tags', excludeTags, tags)
  checkKnown('--answer', [...answersFrom(options).keys()], asked)
}

export function budgetFrom({ thorough = false, mostWait }: AcceptanceCliOptions): Budget {
  const budget = budgetOf(thorough)
  const ms = mostWait === undefined ? null : mostWait * 1000
  return ms === null ? budget : { ...budget, silenceMs: ms, receiptMs: ms }
}

/** Where messages go and what they carry. Throws Fault cli.option-needs without a destination. */
export function numbersFrom(options: AcceptanceCliOptions): Numbers {
  const numbers = readNumbers(variablesOf(options))
  if (numbers.to === '') throw new Fault('cli.option-needs', { option: '--acceptance', needs: '--var to=…' })
  return numbers
}

/** 'fail: only half of it' is a failure, 'inconclusive: …' leaves it open, anything else a pass. */
export function answersFrom({ answer = [] }: AcceptanceCliOptions): ReadonlyMap<string, PersonsAnswer> {
  return new Map(Object.entries(variablesOf({ var: answer })).map(([id, text]) => [id, answerOf(text)]))
}

function answerOf(text: string): PersonsAnswer {
  const [, verdict, note] = /^(pass|fail|inconclusive)\b:?\s*([\s\S]*)$/.exec(text.trim()) ?? []
  return verdict === 'fail' || verdict === 'inconclusive' || verdict === 'pass'
    ? { verdict, note: note ?? '' }
    : { verdict: 'pass', note: text.trim() }
}
