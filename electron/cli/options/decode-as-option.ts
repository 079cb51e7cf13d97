import { type Command, InvalidArgumentError } from 'commander'
import { mostSmppPorts } from '../../../shared/contract/capture-files.ts'
import type { Cli } from '../console/cli.ts'
import { integerIn } from './common-options.ts'

export interface DecodeAsOption {
  readonly decodeAs?: readonly number[]
}

/** `--decode-as <port>`, as often as there are ports. */
export function addDecodeAsOption(command: Command, cli: Cli): void {
  const { say } = cli
  const readPort = integerIn(cli, 1, 65_535)
  command.option(
    '--decode-as <port>',
    say({
      en: 'read as SMPP what passes this port, whatever its octets look like; again for another port',
      ru: 'читать как SMPP всё через этот порт, как бы ни выглядели октеты; можно повторить для другого порта',
    }),
    (text: string, before: readonly number[] | undefined): readonly number[] => {
      const ports = [...(before ?? []), readPort(text)]
      if (ports.length <= mostSmppPorts) return ports
      throw new InvalidArgumentError(
        say({ en: `At most ${mostSmppPorts} ports.`, ru: `Не больше ${mostSmppPorts} портов.` }),
      )
    },
  )
}
