import type { Command } from 'commander'
import { maxProfileOctets, profileText, readProfileFile } from '../../../shared/profiles/profile-text.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import type { Cli } from '../console/cli.ts'
import { type SetExitCode, workFailed } from '../console/exit-codes.ts'
import { readBeginning } from '../console/read-lines.ts'
import { addCommonOptions, type CommonOptions, outputLanguage } from '../options/common-options.ts'
import { profileIdOf } from '../options/profile-option.ts'
import { checkJson, checkView, profileRowJson, profileRowsView, profileView } from '../views/profile-view.ts'

/** `profile list | show | check`: the profiles of providers, and files of one's own. */
export function addProfile(program: Command, cli: Cli, setExitCode: SetExitCode): void {
  const { say, output } = cli
  const profile = program
    .command('profile')
    .description(
      say({ en: 'profiles of providers: list, show, check', ru: 'профили провайдеров: list, show, check' }),
    )
  const list = profile
    .command('list')
    .description(say({ en: 'the profiles at hand', ru: 'имеющиеся профили' }))
  addCommonOptions(list, cli).action(async (options: CommonOptions) => {
    const language = outputLanguage(cli, options)
    const all = cli.catalogue.all()
    if (!options.json) return output.print(profileRowsView(all, language))
    for (const one of all) await output.print(jsonLine(profileRowJson(one, language)))
  })

  const words = { en: 'an id of profile list, or a file', ru: 'id из profile list или файл' }
  const show = profile
    .command('show')
    .description(
      say({
        en: 'everything that a profile says, with its sources; --json prints the profile itself, --as-file as its file is written',
        ru: 'всё, что сказано в профиле, с источниками; --json печатает сам профиль, --as-file — в виде файла',
      }),
    )
    .argument('<id|file>', say(words))
    .option(
      '--as-file',
      say({ en: 'as the file of a profile, to be changed', ru: 'как файл профиля, для правки' }),
    )
  addCommonOptions(show, cli).action(
    (asked: string, options: CommonOptions & { readonly asFile?: boolean }) => {
      const id = profileIdOf(cli, asked)
      const found = cli.catalogue.of(id)
      if (found === undefined) return undefined
      if (options.asFile) return output.print(profileText(found))
      return output.print(
        options.json ? jsonLine(found) : profileView(cli.catalogue, found, outputLanguage(cli, options)),
      )
    },
  )

  const check = profile
    .command('check')
    .description(
      say({
        en: 'what is wrong with the file of a profile, with line, column and path',
        ru: 'что не так в файле профиля: строка, столбец и путь',
      }),
    )
    .argument('<file>', say({ en: 'a file; - for standard input', ru: 'файл; - стандартный ввод' }))
  addCommonOptions(check, cli).action(async (file: string, options: CommonOptions) => {
    const { octets, total } = await readBeginning(file, maxProfileOctets)
    const reading = readProfileFile(octets, total)
    if ('problems' in reading) setExitCode(workFailed)
    const language = outputLanguage(cli, options)
    const asked = { file, reading, catalogue: cli.catalogue, language }
    return output.print(options.json ? jsonLine(checkJson(asked)) : checkView(asked))
  })
}
