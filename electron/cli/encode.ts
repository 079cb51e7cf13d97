import type { Command } from 'commander'
import { z } from 'zod'
import { encodePdu } from '../../shared/smpp/encode.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { pduFromJson } from '../../shared/smpp/json-encode.ts'
import type { Cli } from './cli.ts'
import { addCommonOptions, addInput } from './options.ts'
import { jsonOfLine } from './read-json-line.ts'
import type { SetExitCode } from './run-cli.ts'
import { workLines } from './work-lines.ts'

const streamSchema = z.object({ pdus: z.array(z.unknown()) })

/** `encode`: PDU objects to hex. */
export function addEncode(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program.command('encode').description(
    say({
      en: 'write PDU objects, or whole lines of decode --json, as hex; one line of hex for each line',
      ru: 'записать объекты PDU или целые строки decode --json в шестнадцатеричном виде, строка за строкой',
    }),
  )
  addCommonOptions(addInput(command, cli), cli).action(async (file: string | undefined) => {
    await workLines(cli, setExitCode, file ?? '-', (line) => `${hexOf(jsonOfLine(line))}\n`)
  })
}

/** A stream of decode becomes one line again. */
function hexOf(json: unknown): string {
  const stream = streamSchema.safeParse(json)
  const pdus = stream.success ? stream.data.pdus : [json]
  return pdus.map((pdu) => toHex(encodePdu(pduFromJson(pdu)))).join('')
}
