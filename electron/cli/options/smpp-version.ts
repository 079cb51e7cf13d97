import type { Command } from 'commander'
import type { Cli } from '../console/cli.ts'
import { oneOf } from './common-options.ts'

/** The interface_version octet of each version. */
export const interfaceVersions = { '3.3': 0x33, '3.4': 0x34, '5.0': 0x50 } as const
export type SmppVersion = keyof typeof interfaceVersions

const versionNames = ['3.3', '3.4', '5.0'] as const

/** `--smpp-version`. */
export function addVersionOption(command: Command, cli: Cli): Command {
  return command.option(
    '--smpp-version <version>',
    `${cli.say({ en: 'version of the session', ru: 'версия сессии' })}: ${versionNames.join(', ')}`,
    oneOf(cli, versionNames),
  )
}
