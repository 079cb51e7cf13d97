import { keepCompiledCode } from '../compiled-code.ts'
import { languageOf } from './console/language.ts'

/** Major version of Node that the built files are made for and tried on; `node:sqlite` and zstd are missing in older ones. */
const neededNode = 24

/**
 * Runs a built program, which `load` imports, on a Node that can: an older one could not even read its modules, and would
 * say so with a stack. Sets the exit code: 2 where Node is too old. `command` is what `npm run cli --` needs to do the same.
 */
export async function startProgram(command: string, load: () => Promise<number>): Promise<void> {
  const refusal = nodeRefusal(process.versions.node, command)
  if (refusal !== undefined) {
    process.stderr.write(`${refusal[languageOf(process.argv.slice(2), process.env)]}\n`)
    process.exitCode = 2
    return
  }
  keepCompiledCode()
  process.exitCode = await load()
}

/** What to say on a Node of that version; undefined where it will do. */
export function nodeRefusal(version: string, command: string): Record<'en' | 'ru', string> | undefined {
  if (Number.parseInt(version, 10) >= neededNode) return undefined
  const instead = ['npm run --silent cli --', command, '…'].filter((part) => part !== '').join(' ')
  return {
    en: `SMPP Workbench needs Node ${neededNode} or newer (for node:sqlite), and this is Node ${version}. After npm ci, "${instead}" runs it on the Node that was installed with it.`,
    ru: `SMPP Workbench нужен Node ${neededNode} или новее (из-за node:sqlite), а это Node ${version}. После npm ci команда «${instead}» запустит программу на том Node, который установлен вместе с ней.`,
  }
}
