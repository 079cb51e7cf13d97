import { Command, Option } from 'commander'
import { describe, expect, it } from 'vitest'
import { allCommands, readCommand } from '../../../electron/cli/command-tree.ts'
import { describeCli } from '../../../electron/cli/run-cli.ts'
import { runHere } from './cli-in-process.ts'

describe('the tree of commands', () => {
  it('has every command, argument and option with what its help says of it', () => {
    const program = new Command('tool')
    program
      .command('copy')
      .description('copy things')
      .argument('<from>', 'what is copied')
      .argument('[to...]', 'where to')
      .requiredOption('-k, --kind <name>', 'which kind')
      .option('--mark [text...]')
      .addOption(new Option('--form <form>').choices(['a', 'b']))
      .addOption(new Option('--secret').hideHelp())
    const [copy] = readCommand(program).commands
    expect(copy).toEqual({
      path: ['tool', 'copy'],
      description: 'copy things',
      arguments: [
        { name: 'from', isRequired: true, isVariadic: false, choices: [], description: 'what is copied' },
        { name: 'to', isRequired: false, isVariadic: true, choices: [], description: 'where to' },
      ],
      options: [
        {
          flags: '-k, --kind <name>',
          short: '-k',
          long: '--kind',
          value: { name: 'name', isRequired: true, isVariadic: false, choices: [] },
          description: 'which kind',
          isRequired: true,
        },
        {
          flags: '--mark [text...]',
          short: null,
          long: '--mark',
          value: { name: 'text', isRequired: false, isVariadic: true, choices: [] },
          description: '',
          isRequired: false,
        },
        {
          flags: '--form <form>',
          short: null,
          long: '--form',
          value: { name: 'form', isRequired: true, isVariadic: false, choices: ['a', 'b'] },
          description: '',
          isRequired: false,
        },
        {
          flags: '-h, --help',
          short: '-h',
          long: '--help',
          value: null,
          description: 'display help for command',
          isRequired: false,
        },
      ],
      commands: [],
    })
  })

  it.each(['en', 'ru'] as const)(
    'of the command line itself is what its help prints, in %s',
    async (language) => {
      for (const sheet of allCommands(await describeCli(language))) {
        const [, ...words] = sheet.path
        if (words.at(-1) === 'help') continue
        const { stdout, code } = await runHere([...words, '--help', '--lang', language])
        expect(code).toBe(0)
        const help = stdout.replace(/\s+/g, ' ')
        for (const { flags, description } of sheet.options)
          expect(help).toContain(`${flags} ${description}`.trim())
        for (const { path } of sheet.commands) expect(help).toMatch(new RegExp(` ${path.at(-1)} `))
      }
    },
  )

  it('knows the values of an option that takes no others', async () => {
    const send = (await describeCli('en')).commands.find(({ path }) => path[1] === 'send')
    const version = send?.options.find(({ long }) => long === '--smpp-version')
    expect(version?.value?.choices).toEqual(['3.3', '3.4', '5.0'])
  })
})
