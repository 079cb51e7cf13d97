import type { Command } from 'commander'
import { type CommandSheet, readCommand } from '../command-tree.ts'
import { bashCompletion } from '../completion/bash-completion.ts'
import { fishCompletion } from '../completion/fish-completion.ts'
import { zshCompletion } from '../completion/zsh-completion.ts'
import type { Cli } from '../console/cli.ts'
import { addLanguage, oneOf } from '../options/common-options.ts'

const shells = ['bash', 'zsh', 'fish'] as const

const scripts: Readonly<Record<(typeof shells)[number], (program: CommandSheet) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
}

/** `completion`: what a shell reads to complete the commands of the whole program. */
export function addCompletion(program: Command, cli: Cli): void {
  const { say } = cli
  const command = program
    .command('completion')
    .description(
      say({
        en: 'print the completion of commands for a shell, as in: source <(smpp-workbench completion bash)',
        ru: 'вывести дополнение команд для оболочки, например: source <(smpp-workbench completion bash)',
      }),
    )
    .argument('<shell>', shells.join(', '), oneOf(cli, shells))
  addLanguage(command, cli).action((shell: (typeof shells)[number]) =>
    cli.output.print(scripts[shell](readCommand(program))),
  )
}
