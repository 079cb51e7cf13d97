import { type Command, Option } from 'commander'
import type { TlvTemplate } from '../../../shared/bulk/bulk-plan.ts'
import type { Cli } from '../console/cli.ts'
import { integerIn } from '../options/common-options.ts'
import { collectTlvTemplate } from '../options/tlv-option.ts'

export interface BulkOptions {
  readonly csv?: string
  readonly toColumn?: string
  readonly textColumn?: string
  /** false: the first row is a row like the others. */
  readonly header?: boolean
  readonly rowTlv?: readonly TlvTemplate[]
  readonly maxParts?: number
  readonly dryRun?: boolean
  readonly result?: string
  readonly resume?: boolean
  readonly resendInDoubt?: boolean
}

/** Options that send a message to each row of a table. */
export function addBulkOptions(command: Command, cli: Cli): Command {
  const { say } = cli
  return command
    .option(
      '--csv <file>',
      say({
        en: 'a message for each row of this CSV or XLSX; --from, the text and --row-tlv may hold {{column}}',
        ru: 'сообщение на каждую строку этого CSV или XLSX; в --from, тексте и --row-tlv можно указать {{столбец}}',
      }),
    )
    .option('--to-column <name>', say({ en: 'column with the numbers', ru: 'столбец с номерами' }))
    .option(
      '--text-column <name>',
      say({ en: 'column with the texts, instead of --text', ru: 'столбец с текстами вместо --text' }),
    )
    .option(
      '--no-header',
      say({
        en: 'the first row names no columns: they are column1, column2 …',
        ru: 'первая строка не называет столбцы: они column1, column2 …',
      }),
    )
    .option(
      '--row-tlv <tag=value>',
      say({
        en: 'as --tlv, filled from each row: 0x1401=text:{{template}}',
        ru: 'как --tlv, но заполняется из строки: 0x1401=text:{{template}}',
      }),
      collectTlvTemplate(cli),
    )
    .option(
      '--max-parts <n>',
      say({
        en: `a row that takes more is not sent; ${usualMaxParts} when not given`,
        ru: `строка, где частей больше, не отправляется; без параметра ${usualMaxParts}`,
      }),
      integerIn(cli, 1, 255),
    )
    .addOption(
      new Option(
        '--dry-run',
        say({
          en: 'check every row and count the parts, connect to nobody',
          ru: 'проверить каждую строку и посчитать части, ни с кем не соединяясь',
        }),
        // Nobody is called, so that no account is needed.
      ).implies({ systemId: '' }),
    )
    .option(
      '--result <file>',
      say({
        en: 'write what became of each row to this CSV, as it becomes known',
        ru: 'записывать в этот CSV, что стало с каждой строкой, по мере того как это известно',
      }),
    )
    .option(
      '--resume',
      say({
        en: 'go on from --result: rows that are in it are not sent again',
        ru: 'продолжить по --result: строки, которые там есть, не отправляются снова',
      }),
    )
    .option(
      '--resend-in-doubt',
      say({
        en: 'with --resume, send rows in doubt again: the SMSC may have them twice',
        ru: 'с --resume отправить снова и строки под вопросом: в SMSC они могут оказаться дважды',
      }),
    )
}

export const usualMaxParts = 10
