import type { Command } from 'commander'
import { codeField, codeFields, fieldsInPdu, responseKind } from '../../../shared/explain/code-field.ts'
import { explainWords, isKnown } from '../../../shared/explain/search.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { explainJson } from '../../../shared/json/explain-json.ts'
import { layoutByName } from '../../../shared/smpp/pdu-layout.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import { textOfLine } from '../../source/json-line.ts'
import type { Cli } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { workFailed } from '../console/exit-codes.ts'
import { workLines } from '../console/work-lines.ts'
import { addCommonOptions, type CommonOptions, outputLanguage } from '../options/common-options.ts'
import { looksLikePdu } from '../options/not-a-file.ts'
import { addProfileOption } from '../options/profile-option.ts'
import { explainView } from '../views/explain-view.ts'

interface ExplainOptions extends CommonOptions {
  readonly field?: string
  readonly pdu?: string
  readonly profile?: string
  readonly paste?: boolean
  readonly file?: string
}

/** `explain`: what a code may mean. */
export function addExplain(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program
    .command('explain')
    .description(say({ en: 'what a code means, and what to do', ru: 'что означает код и что делать' }))
    .argument(
      '[code]',
      say({
        en: '0x0401, 1025, 401h, ESME_RINVDSTADR, DELIVRD, words, or the hex of a PDU; - reads codes from standard input',
        ru: '0x0401, 1025, 401h, ESME_RINVDSTADR, DELIVRD, слова или PDU в hex; - читает коды со стандартного ввода',
      }),
    )
    .option(
      '--field <name>',
      `${say({ en: 'where it stands', ru: 'где он стоит' })}: ${codeFields.join(', ')}`,
    )
    .option(
      '--pdu <command>',
      say({
        en: 'PDU it came in, such as submit_sm_resp',
        ru: 'PDU, в котором он пришёл, например submit_sm_resp',
      }),
    )
    .option(
      '--paste',
      say({
        en: 'whatever is on standard input: PDUs, dumps, logs, receipts, codes',
        ru: 'всё, что на стандартном вводе: PDU, дампы, журналы, отчёты, коды',
      }),
    )
    .option(
      '--file <file>',
      say({ en: 'the same from a file, binary or text', ru: 'то же из файла, двоичного или текстового' }),
    )
  addProfileOption(command, cli, {
    en: 'provider whose meaning comes first',
    ru: 'провайдер, чьё значение идёт первым',
  })
  addCommonOptions(command, cli).action(async (code: string | undefined, options: ExplainOptions) => {
    const { field, pdu, profile: profileId } = options
    const pasted = options.paste ? '-' : options.file
    // The words of the missing argument are those that commander has for it.
    if (code === undefined && pasted === undefined) command.error("error: missing required argument 'code'")
    if (code !== undefined && pasted !== undefined) {
      const option = options.paste ? '--paste' : '--file'
      throw new Fault('cli.unknown-place', {
        option,
        value: code,
        known: 'explain CODE | --paste | --file FILE',
      })
    }
    if (field !== undefined) checkField(field)
    if (pdu !== undefined) checkPdu(pdu)
    const language = outputLanguage(cli, options)
    const question = { profileId, field, language, isJson: options.json === true }
    if (code === undefined) {
      const { explainPasted } = await import('./explain-paste.ts')
      return explainPasted(cli, setExitCode, pasted ?? '-', question)
    }
    if (looksLikePdu(code)) {
      const { explainOctets } = await import('./explain-paste.ts')
      return explainOctets(cli, setExitCode, code, question)
    }
    const answer = (asked: string) => {
      const candidates = explainWords(cli.catalogue, { code: asked, field, pdu, profileId, language })
      if (!isKnown(candidates)) setExitCode(workFailed)
      return options.json
        ? jsonLine(explainJson(candidates))
        : explainView(asked, candidates, { language, profileId })
    }
    if (code !== '-') return cli.output.print(answer(code))
    await workLines(cli, setExitCode, '-', (line) => answer(textOfLine(line).trim()))
  })
}

function checkField(field: string): void {
  if (codeField(field) !== undefined) return
  throw new Fault('cli.unknown-place', { option: '--field', value: field, known: codeFields.join(', ') })
}

/** Any PDU of SMPP, or a kind of response such as bind_resp. */
function checkPdu(pdu: string): void {
  if (layoutByName(pdu) !== null || (fieldsInPdu(pdu) !== undefined && responseKind(pdu) !== null)) return
  const known = 'submit_sm_resp, bind_transceiver_resp, deliver_sm, query_sm_resp, generic_nack …'
  throw new Fault('cli.unknown-place', { option: '--pdu', value: pdu, known })
}
