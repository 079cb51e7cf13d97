import { type Command, InvalidArgumentError } from 'commander'
import { durationOf } from '../../../shared/text/duration.ts'
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
  /** ms */
  readonly signOutAfter?: number
  readonly newAddress?: boolean
}

/** A page tells of its use every twenty seconds; setTimeout takes 24 days. */
const signOutMs = { least: 60_000, most: 7 * 86_400_000 }

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
    .option(
      '--sign-out-after <time>',
      say({
        en: 'sign browsers out that nobody has used for so long, 30m or 8h; without it never',
        ru: 'закрывать доступ браузерам, которыми столько времени не пользовались: 30m или 8h; без него — никогда',
      }),
      idleTimeIn(cli),
    )
    .option(
      '--new-address',
      say({
        en: 'print another one-time address of the host that runs on the data folder, and end',
        ru: 'напечатать ещё одну одноразовую ссылку узла, который работает с этой папкой данных, и завершиться',
      }),
    )
  addLanguage(command, cli).action(async (options: ServeOptions) => {
    const { printNewAddress, runServe } = await import('../../serve.ts')
    if (options.newAddress) return setExitCode(await printNewAddress(options.data, cli.language))
    const settings = {
      port: options.port,
      dataDir: options.data,
      openBrowser: options.open !== undefined,
      files: options.open === true ? [] : options.open,
      address: options.address,
      alsoNamed: options.name,
      signOutAfterMs: options.signOutAfter,
    }
    setExitCode(await runServe(settings, cli.language))
  })
}

function idleTimeIn(cli: Cli): (text: string) => number {
  return (text) => {
    const ms = (durationOf(text) ?? 0) / 1000
    if (ms >= signOutMs.least && ms <= signOutMs.most) return ms
    throw new InvalidArgumentError(
      cli.say({ en: 'Expected 1m to 7d, such as 30m or 8h.', ru: 'Нужно от 1m до 7d, например 30m или 8h.' }),
    )
  }
}
