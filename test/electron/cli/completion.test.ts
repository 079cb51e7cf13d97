import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runHere } from './cli-in-process.ts'

/** What is typed, the last word being completed, and what a shell offers for it. */
const offers: readonly (readonly [typed: string, offered: readonly string[]])[] = [
  ['smpp-workbench capt', ['capture']],
  ['smpp-workbench capture q', ['query']],
  ['smpp-workbench capture query --de', ['--decode-as']],
  ['smpp-workbench --lang ru simulate --sc', ['--scenario', '--scenarios']],
  ['smpp-workbench send --encoding uc', ['ucs2']],
  ['smpp-workbench listen --bind-mode t', ['transceiver']],
  ['smpp-workbench send --bind-mode t', ['transceiver', 'transmitter']],
  ['smpp-workbench completion ', ['bash', 'fish', 'zsh']],
  ['smpp-workbench profile ', ['check', 'help', 'list', 'show']],
  ['smpp-workbench send --tex', ['--text', '--text-column', '--text-file']],
]

const folder = mkdtempSync(join(tmpdir(), 'completion-'))
const scripts = { bash: '', zsh: '', fish: '' }

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish'] as const) {
    const { code, stdout } = await runHere(['completion', shell, '--lang', 'en'])
    expect(code).toBe(0)
    scripts[shell] = join(folder, shell === 'zsh' ? '_smpp-workbench' : shell)
    writeFileSync(scripts[shell], stdout)
  }
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('completion in bash', () => {
  it.each(offers)('offers for "%s" %j', (typed, offered) => {
    const words = typed.split(' ')
    const program = `source ${scripts.bash}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_smpp_workbench; printf '%s\\n' "\${COMPREPLY[@]}"`
    expect(outputOf('bash', '--norc', '-uc', program).sort()).toEqual(offered)
  })

  it('is registered for the program', () => {
    const [line] = outputOf('bash', '--norc', '-c', `source ${scripts.bash}; complete -p smpp-workbench`)
    expect(line).toBe('complete -o default -F _smpp_workbench smpp-workbench')
  })
})

describe.skipIf(isMissing('fish'))('completion in fish', () => {
  it.each(offers)('offers for "%s" %j', (typed, offered) => {
    const lines = outputOf('fish', '-N', '-c', `source ${scripts.fish}; complete -C '${typed}'`)
    expect(lines.map((line) => line.split('\t')[0]).sort()).toEqual(offered)
  })
})

describe.skipIf(isMissing('zsh'))('completion in zsh', () => {
  it('is loaded from a folder of fpath', () => {
    const program = `fpath=(${folder} $fpath); autoload -Uz compinit; compinit -D -u
autoload +X _smpp-workbench && print $_comps[smpp-workbench]`
    expect(outputOf('zsh', '-f', '-c', program)).toEqual(['_smpp-workbench'])
  })

  it('has a function for each command when it is sourced', () => {
    const program = `autoload -Uz compinit; compinit -D -u; source ${scripts.zsh}
print -l \${(k)functions[(I)_smpp-workbench_capture*]}`
    expect(outputOf('zsh', '-f', '-c', program).sort()).toEqual([
      '_smpp-workbench_capture',
      '_smpp-workbench_capture_convert',
      '_smpp-workbench_capture_diff',
      '_smpp-workbench_capture_help',
      '_smpp-workbench_capture_query',
      '_smpp-workbench_capture_replay',
    ])
  })
})

describe('a shell that nothing is made for', () => {
  it('is refused with those that are known, in the reader’s language', async () => {
    const { code, stderr } = await runHere(['completion', 'tcsh', '--lang', 'ru'])
    expect(code).toBe(2)
    expect(stderr).toContain('значение tcsh не подходит аргументу shell. Возможны: bash, zsh, fish.')
  })
})

function isMissing(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status !== 0
}

/** Lines of stdout; what a shell complains of fails the test. */
function outputOf(program: string, ...args: readonly string[]): string[] {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.split('\n').slice(0, -1)
}
