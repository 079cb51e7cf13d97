import type { Language, Words } from '../../shared/words/words.ts'
import { type ArgumentSheet, allCommands, type CommandSheet, type OptionSheet } from '../cli/command-tree.ts'

interface ManPageSettings {
  readonly version: string
  readonly madeAt: Date
}

type Section = readonly [title: Words, entries: readonly (readonly [term: string, words: Words])[]]

const titles = {
  name: { en: 'NAME', ru: 'НАЗВАНИЕ' },
  synopsis: { en: 'SYNOPSIS', ru: 'ВЫЗОВ' },
  description: { en: 'DESCRIPTION', ru: 'ОПИСАНИЕ' },
  options: { en: 'OPTIONS', ru: 'ПАРАМЕТРЫ' },
  commands: { en: 'COMMANDS', ru: 'КОМАНДЫ' },
  seeAlso: { en: 'SEE ALSO', ru: 'СМОТРИТЕ ТАКЖЕ' },
} as const satisfies Readonly<Record<string, Words>>

const manual: Words = { en: 'User Commands', ru: 'Команды пользователя' }

const description: Words = {
  en: 'A workbench for SMPP, the protocol that carries SMS between applications and operators: it binds, sends, listens, decodes, explains, simulates an SMSC, relays, tests accounts and puts them under load. What is read is a file or - for standard input. With --json standard output holds one JSON object per line and nothing else. Passwords are read from variables or from standard input, never from the command line.',
  ru: 'Программа для работы с SMPP — протоколом, по которому приложения обмениваются SMS с операторами: подключается, отправляет, принимает, разбирает, объясняет, играет роль SMSC, стоит посредником, проверяет аккаунты и даёт на них нагрузку. Читается файл или, если указано -, стандартный ввод. С --json на стандартном выводе — по объекту JSON на строку и больше ничего. Пароли берутся из переменных или со стандартного ввода, но не из командной строки.',
}

const sections: readonly Section[] = [
  [
    { en: 'EXIT STATUS', ru: 'КОД ВЫХОДА' },
    [
      ['0', { en: 'done', ru: 'сделано' }],
      ['1', { en: 'the work found failures', ru: 'в ходе работы найдены ошибки' }],
      ['2', { en: 'bad usage or bad input', ru: 'неверный вызов или неверные данные' }],
    ],
  ],
  [
    { en: 'ENVIRONMENT', ru: 'ПЕРЕМЕННЫЕ СРЕДЫ' },
    [
      ['SMPP_PASSWORD', { en: 'password of the account', ru: 'пароль аккаунта' }],
      [
        'SMPP_KEY_PASSPHRASE',
        { en: 'passphrase of the key of --key or --pfx', ru: 'парольная фраза ключа из --key или --pfx' },
      ],
      [
        'SMPP_FILE_PASSPHRASE',
        {
          en: 'passphrase that seals the secrets of connections export and opens those of connections import',
          ru: 'парольная фраза, которой connections export запечатывает секреты, а connections import открывает их',
        },
      ],
      [
        'SMPP_WORKBENCH_DATA',
        {
          en: 'folder of connections, captures and secrets, where --data names none',
          ru: 'папка подключений, записи и секретов, если её не называет --data',
        },
      ],
      [
        'LC_ALL, LC_MESSAGES, LANG',
        {
          en: 'language of help, errors and results without --json, unless --lang is given',
          ru: 'язык справки, ошибок и вывода без --json, если не указан --lang',
        },
      ],
    ],
  ],
  [
    { en: 'FILES', ru: 'ФАЙЛЫ' },
    [
      [
        '~/.local/share/smpp-workbench',
        {
          en: 'the data folder on Linux, below $XDG_DATA_HOME where that is set',
          ru: 'папка данных в Linux; если задана $XDG_DATA_HOME — внутри неё',
        },
      ],
      ['/var/lib/smpp-workbench', { en: 'that of the service', ru: 'папка данных службы' }],
    ],
  ],
]

const examples: readonly (readonly [command: string, words: Words])[] = [
  ['smpp-workbench simulate --port 2775', { en: 'run an SMSC', ru: 'запустить SMSC' }],
  [
    'SMPP_PASSWORD=demo smpp-workbench send --system-id demo --to 79161234567 --text Hello --wait-receipt',
    {
      en: 'send a message through it and wait for the receipt',
      ru: 'отправить через него сообщение и дождаться отчёта',
    },
  ],
  ['smpp-workbench explain 0x0B', { en: 'what a code means', ru: 'что означает код' }],
  [
    'smpp-workbench capture query smpp.pcap "command_status != 0"',
    { en: 'look for refusals in a capture', ru: 'найти отказы в захвате' },
  ],
]

/** The manual page of the whole program, in the language in which its commands were read: roff with macros of man(7). */
export function manPage(
  program: CommandSheet,
  language: Language,
  { version, madeAt }: ManPageSettings,
): string {
  const name = program.path.join(' ')
  const day = madeAt.toISOString().slice(0, 10)
  const lines = [
    `.TH ${quoted(name.toUpperCase())} 1 ${quoted(day)} ${quoted(`SMPP Workbench ${version}`)} ${quoted(manual[language])}`,
    // Names of options are not to be parted, nor blanks put into commands.
    '.nh',
    '.ad l',
    heading('.SH', titles.name[language]),
    `${inline(name)} \\- ${inline(program.description)}`,
    heading('.SH', titles.synopsis[language]),
    ...synopsis(program),
    heading('.SH', titles.description[language]),
    textLine(description[language]),
    heading('.SH', titles.options[language]),
    ...program.options.flatMap(optionLines),
    heading('.SH', titles.commands[language]),
    ...allCommands(program).slice(1).filter(isOwn).flatMap(commandLines),
    ...sections.flatMap(([title, entries]) => [
      heading('.SH', title[language]),
      ...entries.flatMap(([term, words]) => tagged(`\\fB${inline(term)}\\fR`, words[language])),
    ]),
    heading('.SH', language === 'en' ? 'EXAMPLES' : 'ПРИМЕРЫ'),
    ...examples.flatMap(([command, words]) => tagged(`\\fB${inline(command)}\\fR`, words[language])),
    heading('.SH', titles.seeAlso[language]),
    '.BR tshark (1),',
    '.BR journalctl (1)',
  ]
  return `${lines.join('\n')}\n`
}

/** Commander gives each command with others below it a `help` of its own; the program's says all of them. */
function isOwn({ path }: CommandSheet): boolean {
  return path.at(-1) !== 'help' || path.length === 2
}

function synopsis(program: CommandSheet): string[] {
  const name = inline(program.path.join(' '))
  return [`\\fB${name}\\fR [\\fI${inline('options')}\\fR] \\fIcommand\\fR [\\fI${inline('arguments')}\\fR]`]
}

function commandLines(command: CommandSheet): string[] {
  const usage = [...command.path.slice(1), ...command.arguments.map(argumentWord)].join(' ')
  return [
    heading('.SS', usage),
    textLine(command.description),
    ...command.arguments
      .filter(({ description }) => description !== '')
      .flatMap((one) => tagged(`\\fI${inline(one.name)}\\fR`, one.description)),
    ...command.options.filter(({ long }) => long !== '--help').flatMap(optionLines),
  ]
}

function argumentWord({ name, isRequired, isVariadic }: ArgumentSheet): string {
  const word = `${name}${isVariadic ? '…' : ''}`
  return isRequired ? word : `[${word}]`
}

function optionLines({ flags, description }: OptionSheet): string[] {
  return tagged(`\\fB${inline(flags)}\\fR`, description)
}

function tagged(term: string, words: string): string[] {
  return words === '' ? ['.TP', term, '.br'] : ['.TP', term, textLine(words)]
}

function heading(macro: '.SH' | '.SS', title: string): string {
  return `${macro} ${quoted(title)}`
}

/** A line of running text: a dot or an apostrophe at its beginning would be a request. */
function textLine(text: string): string {
  return inline(text).replace(/^(?=[.'])/, '\\&')
}

/** Text whose characters mean themselves; dashes are those that can be copied into a shell. */
function inline(text: string): string {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll("'", '\\(aq').replaceAll('\n', ' ')
}

function quoted(text: string): string {
  return `"${inline(text).replaceAll('"', '\\(dq')}"`
}
