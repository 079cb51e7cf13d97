import type { BulkRowState } from '../../../shared/bulk/bulk-plan.ts'
import { rowProblemText } from '../../../shared/bulk/row-problem.ts'
import type { BulkRow } from '../../../shared/contract/bulk.ts'
import { faultText } from '../../../shared/faults/fault.ts'
import { warningText } from '../../../shared/message/message-warning-table.ts'
import { statusName } from '../../../shared/smpp/status-table.ts'
import { inertText, jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language, Words } from '../../../shared/words/words.ts'
import { type Cli, complainOf, warnOf } from '../console/cli.ts'
import { complainOfBind } from '../views/unbound.ts'
import type { TableCheck, TableWarning } from './check-rows.ts'
import type { TableCounts, TableListener, TableOutcome } from './table-send.ts'

/** Prints the rows and the totals. */
export interface BulkReport extends TableListener {
  checked(check: TableCheck): void
  summary(check: TableCheck, outcome: TableOutcome | null): void
}

interface Facts {
  readonly cli: Cli
  readonly language: Language
  readonly isJson: boolean
  readonly destinationColumn: number
}

const stateWords: Readonly<Record<BulkRowState, Words>> = {
  'failed-check': { en: 'failed the check', ru: 'не прошли проверку' },
  waiting: { en: 'ready', ru: 'готовы' },
  sent: { en: 'sent', ru: 'отправлены' },
  accepted: { en: 'accepted', ru: 'приняты' },
  refused: { en: 'refused', ru: 'отклонены' },
  'in-doubt': { en: 'in doubt', ru: 'под вопросом' },
  delivered: { en: 'delivered', ru: 'доставлены' },
  failed: { en: 'not delivered', ru: 'не доставлены' },
}

export function bulkReport(facts: Facts): BulkReport {
  const { cli, language, isJson } = facts
  const isRussian = language === 'ru'
  return {
    output: cli.output,
    async row(row, isAgain) {
      if (isJson) await cli.output.print(jsonLine(rowJson(row, isAgain, facts)))
      // Accepted rows are not printed for a reader: there may be a hundred thousand.
      else if (isAgain || (row.state !== 'accepted' && row.state !== 'waiting'))
        await cli.output.print(rowLine(row, isAgain, facts))
    },
    progress(counts, partsPerSecond) {
      const rate = partsPerSecond < 10 ? partsPerSecond.toFixed(1) : partsPerSecond.toFixed(0)
      cli.complain(
        `${countWords(counts, cli.language)}, ${rate} ${cli.say({ en: 'parts/s', ru: 'частей/с' })}`,
      )
    },
    unbound: (state) => complainOfBind(cli, state),
    checked({ rows, parts, failed, distribution, warnings }) {
      const spread = distribution.map((each) => `${each.rows} × ${each.parts}`).join(', ')
      const { say } = cli
      cli.complain(
        [
          `${say({ en: 'rows', ru: 'строк' })} ${rows}`,
          `${say({ en: 'parts', ru: 'частей' })} ${parts}${distribution.length > 1 ? ` (${spread})` : ''}`,
          `${say({ en: 'failed the check', ru: 'не прошли проверку' })} ${failed}`,
        ].join(', '),
      )
      for (const one of warnings) {
        const { what, next } = warningText(one.warning, cli.language)
        warnOf(cli, `${what} ${next} ${rowsWords(one, cli)}`)
      }
    },
    summary(check, outcome) {
      if (isJson) void cli.output.print(jsonLine(summaryJson(check, outcome, language)))
      else if (outcome !== null) {
        void cli.output.print(`${countWords(outcome, language)}\n`)
        if (!outcome.isWhole) {
          void cli.output.print(
            `${isRussian ? 'отправлено не всё: продолжить можно с --resume' : 'not all was sent: go on with --resume'}\n`,
          )
        }
      }
      if (outcome?.fault) complainOf(cli, outcome.fault)
    },
  }
}

/** Every row that could be sent was accepted, and none was left out. */
export function isAllAccepted({ failed }: TableCheck, outcome: TableOutcome | null): boolean {
  if (outcome === null) return failed === 0
  const { accepted = 0, waiting = 0, ...others } = outcome.states
  return outcome.isWhole && Object.values(others).every((count) => count === 0)
}

function rowJson(
  { row, cells, state, parts, problem, sent }: BulkRow,
  isAgain: boolean,
  facts: Facts,
): object {
  return {
    kind: 'row',
    row,
    to: cells[facts.destinationColumn] ?? '',
    state: state === 'waiting' ? 'ready' : state,
    sent_again: isAgain,
    parts,
    problem: problem === null ? null : rowProblemText(problem, facts.language),
    responses: sent.map((part) => ({
      part: part.part,
      command: part.answeredBy,
      command_status: part.status,
      status: part.status === null ? null : statusName(part.status),
      message_id: part.messageId,
    })),
  }
}

function rowLine({ row, cells, state, problem, sent }: BulkRow, isAgain: boolean, facts: Facts): string {
  const { language, destinationColumn } = facts
  const refused = sent.find((part) => part.state === 'refused')
  const why = [
    isAgain ? (language === 'ru' ? 'отправлена снова' : 'sent again') : null,
    problem === null ? null : rowProblemText(problem, language),
    refused?.status == null ? null : statusName(refused.status),
  ]
  const words = [
    `${language === 'ru' ? 'строка' : 'row'} ${row}`,
    cells[destinationColumn] ?? '',
    stateWords[state][language],
    ...why.filter((text) => text !== null),
  ]
  return `${inertText(words.join('  '))}\n`
}

function summaryJson(check: TableCheck, outcome: TableOutcome | null, language: Language): object {
  const { states = {}, skipped = 0, fault = null } = outcome ?? {}
  const error = fault === null ? null : faultText(fault, language)
  return {
    kind: 'summary',
    ok: isAllAccepted(check, outcome),
    dry_run: outcome === null,
    complete: outcome?.isWhole ?? null,
    rows: check.rows,
    parts: check.parts,
    distribution: check.distribution,
    accepted: states.accepted ?? 0,
    refused: states.refused ?? 0,
    in_doubt: states['in-doubt'] ?? 0,
    failed_check: outcome === null ? check.failed : (states['failed-check'] ?? 0),
    skipped,
    error:
      fault === null || error === null ? null : { code: fault.code, message: error.what, next: error.next },
  }
}

/** '(row 3)', '(12 rows, the first is row 3)'. */
function rowsWords({ rows, firstRow }: TableWarning, { say }: Cli): string {
  if (rows === 1) return `(${say({ en: 'row', ru: 'строка' })} ${firstRow})`
  return say({
    en: `(${rows} rows, the first is row ${firstRow})`,
    ru: `(строк: ${rows}, первая — ${firstRow})`,
  })
}

function countWords({ states, skipped }: TableCounts, language: Language): string {
  const told = (['accepted', 'refused', 'in-doubt', 'failed-check'] as const).filter(
    (state) => state === 'accepted' || (states[state] ?? 0) > 0,
  )
  const words = told.map((state) => `${stateWords[state][language]} ${states[state] ?? 0}`)
  if (skipped > 0) words.push(`${language === 'ru' ? 'из них раньше' : 'of them before'} ${skipped}`)
  return words.join(', ')
}
