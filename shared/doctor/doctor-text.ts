import { explainStatus } from '../explain/explain-status.ts'
import type { Catalogue } from '../profiles/catalogue.ts'
import { statusName } from '../smpp/status-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Detail, Language } from '../words/words.ts'
import {
  type DoctorCause,
  type DoctorStep,
  type DoctorVerdict,
  doctorCauseTable,
  doctorStepTable,
  doctorTitleTable,
  doctorVerdictTable,
  doctorWords,
} from './doctor-table.ts'

/** A line of the doctor, as far as its words depend on it. */
interface LineToWord {
  readonly id: keyof typeof doctorTitleTable
  readonly verdict: DoctorVerdict | null
  readonly facts: Detail
  readonly causes: readonly DoctorCause[]
  readonly next: DoctorStep | null
}

export interface DoctorText {
  readonly title: string
  /** '' while the check is running. */
  readonly what: string
  readonly causes: readonly string[]
  /** Next step, or null. */
  readonly next: string | null
}

/** A line of the doctor in words; a refused bind is explained as this profile's gateway means it. */
export function doctorText(
  catalogue: Catalogue,
  line: LineToWord,
  profileId: string,
  language: Language,
): DoctorText {
  const facts = { ...line.facts, ...statusFacts(catalogue, line, profileId, language) }
  return {
    title: doctorTitleTable[line.id][language],
    what: line.verdict === null ? '' : doctorWords(doctorVerdictTable[line.verdict], facts, language),
    causes: line.causes.map((cause) => doctorWords(doctorCauseTable[cause], facts, language)),
    next: line.next === null ? null : doctorStepTable[line.next][language],
  }
}

/** True when an earlier line names the same causes for the same refusal: they are then not listed again. */
export function repeatsCauses(line: LineToWord, earlier: readonly LineToWord[]): boolean {
  return earlier.some(
    (one) =>
      one.verdict === line.verdict &&
      one.facts['commandStatus'] === line.facts['commandStatus'] &&
      one.causes.join() === line.causes.join(),
  )
}

function statusFacts(catalogue: Catalogue, line: LineToWord, profileId: string, language: Language): Detail {
  const { commandStatus } = line.facts
  if (typeof commandStatus !== 'number') return {}
  const hex = hexNumber(commandStatus, 4)
  const name = statusName(commandStatus)
  return {
    hex,
    // A vendor's code has no name but its number.
    status: name.startsWith('0x') ? '' : name,
    meaning: explainStatus(catalogue, commandStatus, `${line.id}_resp`, profileId, language),
  }
}
