import type { Command } from 'commander'
import { Fault } from '../../../shared/faults/fault.ts'
import { segmentsJson } from '../../../shared/json/segments-json.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import { type Cli, complainOfLine } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { workFailed } from '../console/exit-codes.ts'
import { workLines } from '../console/work-lines.ts'
import { addCommonOptions, addInput, type CommonOptions, outputLanguage } from '../options/common-options.ts'
import { addProfileOption } from '../options/profile-option.ts'
import { type SegmentsOptions, segmentsRequest } from '../options/segments-request.ts'
import { addTextOptions, buildSendable } from '../options/text-options.ts'
import { segmentsView } from '../views/segments-view.ts'

/** `segments`: how texts are cut into parts. */
export function addSegments(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program
    .command('segments')
    .description(
      say({
        en: 'show encoding, parts and octets of texts given as {"text":"…"}, one on a line; options hold where a line says nothing',
        ru: 'показать кодировку, части и октеты текстов, заданных как {"text":"…"}, по одному на строку; параметры действуют там, где строка молчит',
      }),
    )
    .option('--plain', say({ en: 'each line is a text as it is, not JSON', ru: 'каждая строка — сам текст' }))
  addTextOptions(command, cli)
  addProfileOption(command, cli, {
    en: 'provider profile whose alphabets and data_coding hold',
    ru: 'профиль провайдера, чьи алфавиты и data_coding действуют',
  })
  addCommonOptions(addInput(command, cli), cli).action(
    async (file: string | undefined, options: CommonOptions & SegmentsOptions) => {
      const language = outputLanguage(cli, options)
      await workLines(cli, setExitCode, file ?? '-', (line) => {
        const intent = segmentsRequest(line, options, cli)
        const json = segmentsJson(intent)
        const fault = whyUnsendable(intent)
        if (fault !== null) {
          complainOfLine(cli, fault, line.number)
          setExitCode(workFailed)
        }
        return options.json ? jsonLine(json) : segmentsView(json, line.number, language)
      })
    },
  )
}

/** Why the message cannot be sent as planned: the very checks of `send`. */
function whyUnsendable(intent: SendIntent): Fault | null {
  try {
    buildSendable(intent)
    return null
  } catch (problem) {
    if (problem instanceof Fault) return problem
    throw problem
  }
}
