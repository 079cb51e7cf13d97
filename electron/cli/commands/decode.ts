import type { Command } from 'commander'
import type { InspectOptions } from '../../../shared/inspect/inspection.ts'
import { streamToJson } from '../../../shared/json/pdu-json.ts'
import { inspectOptionsOf } from '../../../shared/profiles/inspect-options.ts'
import { interfaceVersions } from '../../../shared/smpp/interface-version.ts'
import type { SmppVersion } from '../../../shared/smpp/pdu-table.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import type { Cli } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { workFailed } from '../console/exit-codes.ts'
import { workLines } from '../console/work-lines.ts'
import {
  addCommonOptions,
  addInput,
  type CommonOptions,
  oneOf,
  outputLanguage,
} from '../options/common-options.ts'
import { refuseTextForFile } from '../options/not-a-file.ts'
import { addProfileOption } from '../options/profile-option.ts'
import { addVersionOption } from '../options/smpp-version.ts'
import { streamView } from '../views/decode-view.ts'

interface DecodeOptions extends CommonOptions {
  readonly alphabet?: InspectOptions['defaultAlphabet']
  readonly smppVersion?: SmppVersion
  readonly profile?: string
  readonly withSecrets?: boolean
}

/** `decode`: hex to PDUs, one line of input one stream of octets. */
export function addDecode(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program
    .command('decode')
    .description(
      say({
        en: 'read PDUs from hex; blanks, colons and 0x do not matter, each line is a stream of its own',
        ru: 'прочитать PDU из шестнадцатеричной записи; пробелы, двоеточия и 0x допустимы, каждая строка — отдельный поток',
      }),
    )
    .option(
      '--alphabet <name>',
      say({
        en: 'what data_coding 0 means at this SMSC: gsm7, latin1 or ascii',
        ru: 'что означает data_coding 0 у этого SMSC: gsm7, latin1 или ascii',
      }),
      oneOf(cli, ['gsm7', 'latin1', 'ascii']),
    )
    .option(
      '--with-secrets',
      say({
        en: 'show the password of a bind; --json has it always, so that encode gives back the octets',
        ru: 'показать пароль bind; в --json он есть всегда, чтобы encode вернул те же октеты',
      }),
    )
  addProfileOption(command, cli, {
    en: 'the provider’s profile: names and checks its own TLVs',
    ru: 'профиль провайдера: называет и проверяет его собственные TLV',
  })
  addVersionOption(command, cli)
  addCommonOptions(addInput(command, cli), cli).action(
    async (file: string | undefined, options: DecodeOptions) => {
      refuseTextForFile(file, 'decode')
      const language = outputLanguage(cli, options)
      const { alphabet, smppVersion, profile: profileId, withSecrets = false } = options
      const reading = {
        language,
        catalogue: cli.catalogue,
        profileId,
        withSecrets,
        ...inspectOptionsOf(cli.catalogue, profileId),
        ...(alphabet && { defaultAlphabet: alphabet }),
        ...(smppVersion && { interfaceVersion: interfaceVersions[smppVersion] }),
      }
      await workLines(cli, setExitCode, file ?? '-', ({ number, octets }) => {
        const hex = octets.toString()
        const stream = streamToJson(hex, number, reading)
        if (!stream.ok) setExitCode(workFailed)
        return options.json ? jsonLine(stream) : streamView(stream, hex, reading)
      })
    },
  )
}
