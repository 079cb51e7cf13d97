import type { Command } from 'commander'
import { z } from 'zod'
import { Fault } from '../../shared/faults/fault.ts'
import {
  type MessageEncoding,
  type MessageMethod,
  messageEncodings,
  messageMethods,
} from '../../shared/text/message-options.ts'
import { planSegments } from '../../shared/text/segment-plan.ts'
import { type SegmentsJson, segmentsJson } from '../../shared/text/segments-json.ts'
import { type Cli, complainOfLine } from './cli.ts'
import { workFailed } from './exit-codes.ts'
import { jsonLine } from './inert-text.ts'
import { addCommonOptions, addInput, type CommonOptions, oneOf, outputLanguage } from './options.ts'
import { checkedLine, textOfLine } from './read-json-line.ts'
import type { InputLine } from './read-lines.ts'
import type { SetExitCode } from './run-cli.ts'
import { segmentsView } from './segments-view.ts'
import { workLines } from './work-lines.ts'

interface SegmentsOptions extends CommonOptions {
  readonly plain?: boolean
  readonly encoding?: MessageEncoding
  readonly method?: MessageMethod
  readonly graphemes?: boolean
}

/** The reference that the documentation's examples have; a sender takes another for each message. */
const usualReference = 42
/** More parts cannot be numbered (TS 23.040 9.2.3.24.1). */
const maxParts = 255

const requestSchema = z.object({
  text: z.string(),
  encoding: z.enum(messageEncodings).optional(),
  method: z.enum(messageMethods).optional(),
  graphemes: z.boolean().optional(),
  reference: z.number().int().min(0).max(0xffff).optional(),
  part_octets: z.number().int().min(20).max(254).optional(),
})

/** `segments`: how texts are cut into parts. */
export function addSegments(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program
    .command('segments')
    .description(
      say({
        en: 'show encoding, parts and octets of texts given as {"text":"…"}, one on a line',
        ru: 'показать кодировку, части и октеты текстов, заданных как {"text":"…"}, по одному на строку',
      }),
    )
    .option('--plain', say({ en: 'each line is a text as it is, not JSON', ru: 'каждая строка — сам текст' }))
    .option(
      '--encoding <name>',
      `${say({ en: 'where a line names none', ru: 'если в строке не указана' })}: ${messageEncodings.join(', ')}`,
      oneOf(cli, messageEncodings),
    )
    .option(
      '--method <name>',
      `${say({ en: 'where a line names none', ru: 'если в строке не указан' })}: ${messageMethods.join(', ')}`,
      oneOf(cli, messageMethods),
    )
    .option(
      '--graphemes',
      say({
        en: 'keep what is seen as one character in one part',
        ru: 'не разрывать то, что видно как один символ',
      }),
    )
  addCommonOptions(addInput(command, cli), cli).action(
    async (file: string | undefined, options: SegmentsOptions) => {
      const language = outputLanguage(cli, options)
      await workLines(cli, setExitCode, file ?? '-', (line) => {
        const json = planOf(line, options, cli)
        for (const fault of failuresOf(json)) {
          complainOfLine(cli, fault, line.number)
          setExitCode(workFailed)
        }
        return options.json ? jsonLine(json) : segmentsView(json, line.number, language)
      })
    },
  )
}

function planOf(line: InputLine, options: SegmentsOptions, cli: Cli): SegmentsJson {
  const request: z.infer<typeof requestSchema> = options.plain
    ? { text: textOfLine(line) }
    : checkedLine(line, requestSchema, cli.language)
  const plan = planSegments({
    text: request.text,
    encoding: request.encoding ?? options.encoding ?? 'auto',
    method: request.method ?? options.method ?? 'udh8',
    reference: request.reference ?? usualReference,
    graphemes: request.graphemes ?? options.graphemes ?? false,
    ...(request.part_octets === undefined ? {} : { partOctets: request.part_octets }),
  })
  return segmentsJson(plan)
}

/** Why the message cannot be sent as planned. */
function failuresOf({ segments, encoding, not_encodable }: SegmentsJson): Fault[] {
  const faults: Fault[] = []
  if (not_encodable.length > 0) {
    const characters = [...new Set(not_encodable.map(({ character }) => character))].join(' ')
    faults.push(new Fault('message.not-encodable', { characters, encoding }))
  }
  if (segments.length > maxParts) faults.push(new Fault('message.too-many-parts', { parts: segments.length }))
  return faults
}
