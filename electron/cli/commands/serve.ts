import type { Command } from 'commander'
import type { Cli } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { addLanguage, integerIn } from '../options/common-options.ts'

interface ServeOptions {
  readonly port?: number
  readonly data?: string
  /** The files; true without any. */
  readonly open?: string[] | true
  readonly address?: string
  readonly name?: string[]
}

/** `serve`: the headless host; the engine behind it is loaded only when it is asked for. */
export function addServe(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say } = cli
  const command = program
    .command('serve')
    .description(
      say({
        en: 'the workbench in a browser, on loopback; prints its address with a one-time token',
        ru: 'программа в браузере, на адресе loopback; печатает ссылку с одноразовым ключом',
      }),
    )
    .option(
      '--port <number>',
      say({ en: 'port; 0 takes a free one', ru: 'порт; 0 — любой свободный' }),
      integerIn(cli, 0, 65535),
    )
    .option(
      '--data <folder>',
      say({ en: 'folder of connections, captures and secrets', ru: 'папка подключений, записи и секретов' }),
    )
    .option(
      '--open [file...]',
      say({
        en: 'open the browser, with these captures: pcap, pcapng, JSON lines, hex, logs',
        ru: 'открыть браузер, сразу с этими захватами: pcap, pcapng, строки JSON, шестнадцатеричные записи, журналы',
      }),
    )
    .option(
      '--address <ip>',
      say({ en: 'address to listen on instead of 127.0.0.1', ru: 'слушать на этом адресе вместо 127.0.0.1' }),
    )
    .option(
      '--name <host...>',
      say({ en: 'names besides loopback that lead here', ru: 'имена помимо loopback, ведущие сюда' }),
    )
  addLanguage(command, cli).action(async (options: ServeOptions) => {
    const { runServe } = await import('../../serve.ts')
    const settings = {
      port: options.port,
      dataDir: options.data,
      openBrowser: options.open !== undefined,
      files: options.open === true ? [] : options.open,
      address: options.address,
      alsoNamed: options.name,
    }
    setExitCode(await runServe(settings, cli.language))
  })
}
