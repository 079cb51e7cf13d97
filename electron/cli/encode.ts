import type { Command } from 'commander'
import { z } from 'zod'
import { Fault } from '../../shared/faults/fault.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { pduFromJson } from '../../shared/smpp/json-encode.ts'
import { type Cli, faultLine } from './cli.ts'
import { badUsage } from './exit-codes.ts'
import { addCommonOptions, addInput } from './options.ts'
import { jsonOfLine } from './read-json-line.ts'
import { type InputLine, readLines } from './read-lines.ts'
import type { SetExitCode } from './run-cli.ts'

const streamSchema = z.object({ pdus: z.array(z.unknown()) })

/** `encode`: PDU objects to hex. A line it cannot take is told on stderr, and the next one is read. */
export function addEncode(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program.command('encode').description(
    say({
      en: 'write PDU objects, or whole lines of decode --json, as hex; one line of hex for each line',
      ru: 'записать объекты PDU или целые строки decode --json в шестнадцатеричном виде, строка за строкой',
    }),
  )
  addCommonOptions(addInput(command, cli), cli).action(async (file: string | undefined) => {
    for await (const batch of readLines(file ?? '-')) {
      let text = ''
      for (const line of batch) {
        try {
          text += `${hexOf(jsonOfLine(line))}\n`
        } catch (problem) {
          if (!(problem instanceof Fault)) throw problem
          cli.complain(complaint(cli, problem, line))
          setExitCode(badUsage)
        }
      }
      await cli.print(text)
    }
  })
}

/** A stream of decode becomes one line again. */
function hexOf(json: unknown): string {
  const stream = streamSchema.safeParse(json)
  const pdus = stream.success ? stream.data.pdus : [json]
  return pdus.map((pdu) => toHex(encodePdu(pduFromJson(pdu)))).join('')
}

function complaint(cli: Cli, fault: Fault, line: InputLine): string {
  const said = faultLine(fault, cli.language)
  if (fault.code === 'cli.bad-line') return said
  return `${cli.say({ en: 'Line', ru: 'Строка' })} ${line.number}: ${said}`
}
