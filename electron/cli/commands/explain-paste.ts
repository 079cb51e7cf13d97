import { pasteJson } from '../../../shared/json/paste-json.ts'
import { maxPasteOctets, readPaste } from '../../../shared/paste/read-paste.ts'
import { jsonLine } from '../../../shared/words/inert-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import type { Cli } from '../console/cli.ts'
import type { SetExitCode } from '../console/exit-codes.ts'
import { workFailed } from '../console/exit-codes.ts'
import { readBeginning } from '../console/read-lines.ts'

/** PDUs of a capture that are listed; all are counted, and `capture query` prints all. */
const listedPdus = 10_000

export interface PasteQuestion {
  readonly profileId: string | undefined
  readonly field: string | undefined
  readonly language: Language
}

/** `explain --paste` and `--file`: what was recognised in a file, as one object. */
export async function explainPasted(
  cli: Cli,
  setExitCode: SetExitCode,
  file: string,
  question: PasteQuestion,
): Promise<void> {
  const { catalogue } = cli
  const { octets, total } = await readBeginning(file, maxPasteOctets)
  const reading = readPaste(octets, { catalogue, total, listedPdus })
  if (reading.items.length === 0) setExitCode(workFailed)
  await cli.output.print(jsonLine(pasteJson(reading, { catalogue, ...question })))
}
