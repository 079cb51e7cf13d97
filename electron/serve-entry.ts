import { Command, InvalidArgumentError } from 'commander'
import { commanderLine, helpTitle } from './cli/commander-words.ts'
import { badUsage } from './cli/exit-codes.ts'
import { languageOf, type Words } from './cli/language.ts'
import { runServe } from './serve.ts'

// The headless host as a program of its own: what `npm start` runs where there is no desktop.

interface ServeOptions {
  readonly port?: number
  readonly data?: string
  readonly open?: boolean
  readonly address?: string
  readonly name?: string[]
}

const language = languageOf(process.argv.slice(2), process.env)
const say = (words: Words) => words[language]

function parsePort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new InvalidArgumentError(say({ en: 'Expected 0 to 65535.', ru: 'Нужно число от 0 до 65535.' }))
}

await new Command('serve')
  .description(
    say({
      en: 'the workbench in a browser, on loopback; prints its address with a one-time token',
      ru: 'программа в браузере, на адресе loopback; печатает ссылку с одноразовым ключом',
    }),
  )
  .option(
    '--port <number>',
    say({ en: 'port; 0 takes a free one', ru: 'порт; 0 — любой свободный' }),
    parsePort,
  )
  .option(
    '--data <folder>',
    say({ en: 'folder of connections, captures and secrets', ru: 'папка подключений, записи и секретов' }),
  )
  .option('--open', say({ en: 'open the browser', ru: 'открыть браузер' }))
  .option(
    '--address <ip>',
    say({ en: 'address to listen on instead of 127.0.0.1', ru: 'слушать на этом адресе вместо 127.0.0.1' }),
  )
  .option(
    '--name <host...>',
    say({ en: 'names besides loopback that lead here', ru: 'имена помимо loopback, ведущие сюда' }),
  )
  .option('--lang <language>', say({ en: 'en or ru', ru: 'en или ru' }))
  .configureHelp({ styleTitle: (title) => helpTitle(title, language) })
  .configureOutput({ outputError: (text, write) => write(`${commanderLine(text, language)}\n`) })
  .exitOverride((problem) => process.exit(problem.exitCode === 0 ? 0 : badUsage))
  .action(async (options: ServeOptions) => {
    process.exitCode = await runServe(
      {
        port: options.port,
        dataDir: options.data,
        openBrowser: options.open,
        address: options.address,
        alsoNamed: options.name,
      },
      language,
    )
  })
  .parseAsync()
