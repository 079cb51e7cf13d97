import type { Command } from 'commander'
import { z } from 'zod'
import { explainReceipt } from '../../../shared/explain/explain-receipt.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import { dialectJson, receiptJson, receiptWordsJson } from '../../../shared/json/receipt-json.ts'
import { tlvsFromJson } from '../../../shared/json/tlvs-from-json.ts'
import { parseReceipt, type Receipt } from '../../../shared/receipts/parse-receipt.ts'
import { proposeDialect, type ReceiptSample } from '../../../shared/receipts/propose-dialect.ts'
import { readReceiptOctets, readReceiptText } from '../../../shared/receipts/read-receipt.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { findTlv } from '../../../shared/smpp/message-octets.ts'
import { tlvTag } from '../../../shared/smpp/tlv-value.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import type { InputLine } from '../../source/input-lines.ts'
import { textOfLine } from '../../source/json-line.ts'
import type { Cli } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { checkedLine } from '../console/read-json-line.ts'
import { workLines } from '../console/work-lines.ts'
import { addCommonOptions, addInput, type CommonOptions, outputLanguage } from '../options/common-options.ts'
import { refuseTextForFile } from '../options/not-a-file.ts'
import { addProfileOption } from '../options/profile-option.ts'
import { dialectView } from '../views/dialect-view.ts'
import { receiptView } from '../views/receipt-view.ts'

interface ReceiptOptions extends CommonOptions {
  readonly plain?: boolean
  readonly profile?: string
  readonly detect?: boolean
  readonly ids?: string
}

/** esm_class of a delivery receipt (SMPP 3.4 §5.2.12). */
const receiptClass = 0x04

const octet = z.number().int().min(0).max(255)
/** One of text and hex. */
const requestSchema = z.object({
  text: z.string().optional(),
  hex: z.string().optional(),
  data_coding: octet.optional(),
  esm_class: octet.optional(),
  /** As in decode and encode: {tag|name, hex|value}. */
  tlvs: z.array(z.unknown()).optional(),
})

/** `receipt`: what receipts say. */
export function addReceipt(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program
    .command('receipt')
    .description(
      say({
        en: 'read delivery receipts given as {"text":"id:…"} or {"hex":"…","data_coding":8,"esm_class":4}, one on a line',
        ru: 'прочитать отчёты о доставке, заданные как {"text":"id:…"} или {"hex":"…","data_coding":8,"esm_class":4}, по одному на строку',
      }),
    )
    .option(
      '--plain',
      say({ en: 'each line is a receipt as it is, not JSON', ru: 'каждая строка — сам отчёт' }),
    )
    .option(
      '--detect',
      say({
        en: 'propose the form of the receipts and the id rule from all of them',
        ru: 'по всем отчётам предложить их форму и правило id',
      }),
    )
    .option(
      '--ids <list>',
      say({
        en: 'message_id of the responses, commas between, that --detect compares the ids with',
        ru: 'message_id из ответов через запятую, с которыми --detect сравнивает id',
      }),
    )
  addProfileOption(command, cli, {
    en: 'the provider, by whose tables stat and err are told in words',
    ru: 'провайдер, по таблицам которого stat и err объясняются словами',
  })
  addCommonOptions(addInput(command, cli), cli).action(
    async (file: string | undefined, options: ReceiptOptions) => {
      refuseTextForFile(file, 'receipt --plain')
      const language = outputLanguage(cli, options)
      if (options.ids !== undefined && !options.detect) {
        throw new Fault('cli.option-needs', { option: '--ids', needs: '--detect' })
      }
      const { profile: profileId = null } = options
      const samples: ReceiptSample[] = []
      await workLines(cli, setExitCode, file ?? '-', (line) => {
        const receipt = options.plain ? parseReceipt(textOfLine(line)) : receiptOf(line, cli)
        if (options.detect) {
          samples.push({ text: options.plain ? textOfLine(line) : textOf(line, cli), receipt })
          return ''
        }
        const words = explainReceipt(cli.catalogue, receipt, profileId, language)
        const { deviations, ...rest } = receiptJson(receipt)
        return options.json
          ? jsonLine({ ...rest, words: receiptWordsJson(words), deviations })
          : receiptView(receipt, line.number, language, words)
      })
      if (!options.detect) return
      const today = new Date().toISOString().slice(0, 10)
      const proposal = proposeDialect(samples, options.ids?.split(',') ?? [], today)
      void cli.output.print(
        options.json ? jsonLine(dialectJson(proposal)) : dialectView(proposal.dialect, language),
      )
    },
  )
}

/** The text of a receipt that is given as one; '' for one given in hex. */
function textOf(line: InputLine, cli: Cli): string {
  return checkedLine(line, requestSchema, cli).text ?? ''
}

function receiptOf(line: InputLine, cli: Cli): Receipt {
  const { text, hex, data_coding: dataCoding = 0, esm_class, tlvs } = checkedLine(line, requestSchema, cli)
  if ((text === undefined) === (hex === undefined)) throw badLine(line, 'text | hex')
  // A text alone may be anything: without what surrounds a receipt it is not called an empty one.
  if (text !== undefined && esm_class === undefined && tlvs === undefined) return parseReceipt(text)
  const source = { esmClass: esm_class ?? receiptClass, tlvs: tlvsFromJson(tlvs ?? []) }
  if (text !== undefined) return readReceiptText(text, source)
  const octets = fromHex(hex ?? '')
  if (octets === null) throw badLine(line, 'not-hex')
  const payload = findTlv(source.tlvs, tlvTag('message_payload'))?.value
  return readReceiptOctets({ octets: payload ?? octets, dataCoding, ...source })
}

function badLine({ number }: InputLine, problem: string): Fault<'cli.bad-line'> {
  return new Fault('cli.bad-line', { line: number, problem })
}
