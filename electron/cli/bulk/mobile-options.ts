import type { Command } from 'commander'
import { columnIndex } from '../../../shared/bulk/column-names.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { type MobileOffer, mobileAddress, mobileIntent } from '../../../shared/simulator/mobile-flow.ts'
import { fillVariables } from '../../../shared/text/template-text.ts'
import type { Words } from '../../../shared/words/words.ts'
import { mobileRequests } from '../../smsc/mobile-message.ts'
import type { MobileSource } from '../../smsc/mobile-traffic.ts'
import type { Cli } from '../console/cli.ts'
import { integerIn, rateIn } from '../options/common-options.ts'
import { openTable, type TableRows } from './table-rows.ts'

export interface MobileOptions {
  readonly mo?: string
  readonly moRate?: number
  readonly moText?: string
  readonly moAccount?: string
  readonly moRepeat?: number
}

/** `--mo` and what goes with it. */
export function addMobileOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  return command
    .option(
      '--mo <file>',
      say({
        en: 'table with the columns from, to and text: messages from handsets, a row each, while somebody receives',
        ru: 'таблица со столбцами from, to и text: входящие сообщения, по одному на строку, пока есть кому получать',
      }),
    )
    .option(
      '--mo-rate <number>',
      say({ en: 'messages a second; 1 by default', ru: 'сообщений в секунду; по умолчанию 1' }),
      rateIn(cli, 0.001, 1000),
    )
    .option(
      '--mo-text <template>',
      say({
        en: 'text of every row instead of its own, with {{column}} in it',
        ru: 'текст каждой строки вместо своего; в нём может быть {{столбец}}',
      }),
    )
    .option(
      '--mo-account <system_id>',
      say({
        en: 'account that they are for; any that receives otherwise',
        ru: 'чья учётная запись получает; иначе любая',
      }),
    )
    .option(
      '--mo-repeat <number>',
      say({
        en: 'how often the table is gone through; 0 without end',
        ru: 'сколько раз пройти таблицу; 0 — без конца',
      }),
      integerIn(cli, 0, 1_000_000),
    )
}

/**
 * The messages of `--mo`, every row checked before the first is sent; null without it. Throws Fault cli.option-needs,
 * cli.bad-config, and as `openTable`.
 */
export async function mobileSourceOf(cli: Cli, options: MobileOptions): Promise<MobileSource | null> {
  const { mo: file, moRate: rate = 1, moRepeat: repeat = 1 } = options
  if (file === undefined) {
    for (const option of ['moRate', 'moText', 'moAccount', 'moRepeat'] as const) {
      if (options[option] === undefined) continue
      const written = option.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)
      throw new Fault('cli.option-needs', { option: `--${written}`, needs: '--mo' })
    }
    return null
  }
  const table = await openTable(file, true)
  const bad = (problem: Words) => new Fault('cli.bad-config', { file, problem: cli.say(problem) })
  for (const name of ['from', 'to', ...(options.moText === undefined ? ['text'] : [])]) {
    if (columnIndex(table.columns, name) === -1) {
      throw bad({ en: `it has no column ${name}`, ru: `в ней нет столбца ${name}` })
    }
  }
  for await (const { row, offer, problem } of offersOf(table, options)) {
    if (offer === null) throw bad({ en: `row ${row}: ${problem}`, ru: `строка ${row}: ${problem}` })
  }
  return { messages: passes(table, options, repeat), rate }
}

async function* passes(
  table: TableRows,
  options: MobileOptions,
  repeat: number,
): AsyncGenerator<MobileOffer> {
  for (let pass = 0; repeat === 0 || pass < repeat; pass++) {
    for await (const { offer } of offersOf(table, options)) if (offer !== null) yield offer
  }
}

interface RowOffer {
  readonly row: number
  readonly offer: MobileOffer | null
  /** Why there is none. */
  readonly problem: string
}

async function* offersOf(table: TableRows, { moText, moAccount }: MobileOptions): AsyncGenerator<RowOffer> {
  for await (const { row, cells } of table.read()) {
    const cell = (name: string) => cells[columnIndex(table.columns, name)] ?? ''
    const filled = fillVariables(moText ?? cell('text'), (name) => cell(name) || undefined)
    const empty = ['from', 'to'].find((name) => cell(name).trim() === '')
    const missing = filled.missing.map((name) => `{{${name}}}`)
    const problem = empty ?? (moText === undefined ? undefined : missing[0])
    if (problem !== undefined) {
      yield { row, offer: null, problem }
      continue
    }
    const message = {
      source: mobileAddress(cell('from')),
      destination: mobileAddress(cell('to')),
      text: filled.text,
    }
    const intent = mobileIntent(message, row)
    try {
      mobileRequests(intent, 'deliver_sm')
      yield { row, offer: { systemId: moAccount ?? null, operation: 'deliver_sm', intent }, problem: '' }
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      yield { row, offer: null, problem: error.message }
    }
  }
}
