import type { Command } from 'commander'
import { z } from 'zod'
import { Fault } from '../../../shared/faults/fault.ts'
import { ignoredKeys, octetsFromJson } from '../../../shared/json/pdu-from-json.ts'
import { toHex } from '../../../shared/smpp/hex.ts'
import { type InputLine, jsonLineMib } from '../../source/input-lines.ts'
import { jsonOfLine } from '../../source/json-line.ts'
import { type Cli, complainOfLine } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { workFailed } from '../console/exit-codes.ts'
import { workLines } from '../console/work-lines.ts'
import { addCommonOptions, addInput, type CommonOptions } from '../options/common-options.ts'
import { addProfileOption } from '../options/profile-option.ts'
import { vendorTlvsOf } from '../options/text-options.ts'

interface EncodeOptions extends CommonOptions {
  readonly profile?: string
}

/** A line of decode; `error` is where its octets ended in what is no PDU. */
const streamSchema = z.object({
  pdus: z.array(z.unknown()),
  error: z.object({ offset: z.number() }).nullish(),
})

/** `encode`: PDU objects to hex. */
export function addEncode(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program.command('encode').description(
    say({
      en: 'write PDU objects, or whole lines of decode --json, as hex; one line of hex for each line',
      ru: 'записать объекты PDU или целые строки decode --json в шестнадцатеричном виде, строка за строкой',
    }),
  )
  addProfileOption(command, cli, {
    en: 'the provider, whose TLVs may be named and have their types',
    ru: 'провайдер, чьи TLV можно называть по именам и задавать по типам',
  })
  addCommonOptions(addInput(command, cli), cli).action(
    async (file: string | undefined, { profile }: EncodeOptions) => {
      const vendorTlvs = vendorTlvsOf(cli.catalogue, profile)
      const work = (line: InputLine) => {
        const json = jsonOfLine(line)
        const stream = streamSchema.safeParse(json)
        const pdus = stream.success ? stream.data.pdus : [json]
        const hex = pdus.map((pdu) => toHex(octetsFromJson(pdu, vendorTlvs))).join('')
        const keys = [...new Set(pdus.flatMap(ignoredKeys))].join(', ')
        if (keys !== '') complainOfLine(cli, new Fault('cli.ignored-keys', { keys }), line.number)
        const error = stream.data?.error
        if (error) {
          complainOfLine(cli, new Fault('cli.stream-cut', { offset: error.offset }), line.number)
          setExitCode(workFailed)
        }
        return `${hex}\n`
      }
      await workLines(cli, setExitCode, file ?? '-', work, jsonLineMib)
    },
  )
}
