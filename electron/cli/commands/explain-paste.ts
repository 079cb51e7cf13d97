import { pasteJson } from '../../../shared/json/paste-json.ts'
import type { PasteReading } from '../../../shared/paste/pasted-item.ts'
import { maxPasteOctets, readPaste } from '../../../shared/paste/read-paste.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import type { Cli } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { workFailed } from '../console/exit-codes.ts'
import { readBeginning } from '../console/read-lines.ts'
import { pasteView } from '../views/paste-view.ts'

/** PDUs of a capture that are listed; all are counted, and `capture query` prints all. */
const listedPdus = 10_000

export interface PasteQuestion {
  readonly profileId: string | undefined
  readonly field: string | undefined
  readonly language: Language
  /** `--json` was given. */
  readonly isJson: boolean
}

/**
 * `explain --paste` and `--file`: what was recognised in a file, as one object; for reading on a terminal that was not
 * asked for JSON.
 */
export async function explainPasted(
  cli: Cli,
  setExitCode: SetExitCode,
  file: string,
  question: PasteQuestion,
): Promise<void> {
  const { octets, total } = await readBeginning(file, maxPasteOctets)
  const reading = readPaste(octets, { catalogue: cli.catalogue, total, listedPdus })
  await printReading(cli, setExitCode, reading, {
    ...question,
    isJson: question.isJson || !cli.output.isTerminal,
  })
}

/** `explain '00 00 00 10 …'`: the octets of PDUs in place of a code. */
export async function explainOctets(
  cli: Cli,
  setExitCode: SetExitCode,
  hex: string,
  question: PasteQuestion,
): Promise<void> {
  await printReading(cli, setExitCode, readPaste(hex, { catalogue: cli.catalogue }), question)
}

async function printReading(
  cli: Cli,
  setExitCode: SetExitCode,
  reading: PasteReading,
  { isJson, ...asked }: PasteQuestion,
): Promise<void> {
  if (reading.items.length === 0) setExitCode(workFailed)
  const question = { catalogue: cli.catalogue, ...asked }
  await cli.output.print(isJson ? jsonLine(pasteJson(reading, question)) : pasteView(reading, question))
}
