import type { Side } from '../../../shared/diff/waiting-rows.ts'
import type { CapturedRow } from '../../../shared/pcap/captured-row.ts'
import { PasswordMask } from '../../capture/password-mask.ts'
import { readEvenly } from '../../source/even-pace.ts'
import type { Cli } from '../console/cli.ts'
import { type CaptureInput, readCaptureInput } from './capture-input.ts'
import type { ToldProblems } from './told-problems.ts'

/** One of two captures, and which of its PDUs count. */
export interface ComparedSource {
  readonly input: CaptureInput
  readonly isWanted: (row: CapturedRow) => boolean
}

/** Takes what two captures hold. */
export interface TwoSink {
  /** Passwords are masked; the octets are valid until the call returns. */
  row(side: Side, row: CapturedRow): void
  /** After each piece of either. */
  piece(): Promise<void>
}

/** Reads two captures evenly: the one that has given more PDUs waits for the other. */
export function readTwoSources(
  cli: Cli,
  sources: Readonly<Record<Side, ComparedSource>>,
  problems: ToldProblems,
  sink: TwoSink,
): Promise<void> {
  return readEvenly(async (side, pace) => {
    const mask = new PasswordMask()
    const { input, isWanted } = sources[side]
    await readCaptureInput(input, cli.catalogue, {
      row: (row) => {
        const masked = mask.mask(row)
        if (!isWanted(masked)) return
        pace.count(side)
        sink.row(side, masked)
      },
      problem: (problem) => problems.tell(problem, false),
      piece: async () => {
        await sink.piece()
        await pace.turn(side)
        return !pace.isBroken
      },
    })
  })
}
