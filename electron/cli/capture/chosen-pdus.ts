import type { Side } from '../../../shared/diff/waiting-rows.ts'
import { Fault } from '../../../shared/faults/fault.ts'
import type { CapturedRow } from '../../../shared/pcap/captured-row.ts'
import { PasswordMask } from '../../capture/password-mask.ts'
import type { Cli } from '../console/cli.ts'
import { type CaptureInput, readCaptureInput } from './capture-input.ts'

/** One PDU of a file. */
export interface ChosenPdu {
  readonly file: string
  /** In the file, from 1. */
  readonly number: number
}

/** 'FILE#12'; null for the name of a whole file. */
export function chosenPdu(text: string): ChosenPdu | null {
  const [, file, digits] = /^(.+)#(\d{1,15})$/.exec(text) ?? []
  return file === undefined || digits === undefined ? null : { file, number: Number(digits) }
}

/** Both PDUs, passwords masked; one file is read once. Throws Fault cli.no-such-pdu, and as the source does. */
export async function readChosenPdus(
  cli: Cli,
  chosen: Readonly<Record<Side, ChosenPdu>>,
  inputOf: (file: string) => CaptureInput,
): Promise<Readonly<Record<Side, CapturedRow>>> {
  const { a, b } = chosen
  const found = new Map<string, CapturedRow>()
  const key = ({ file, number }: ChosenPdu) => `${number} ${file}`
  for (const file of new Set([a.file, b.file])) {
    const wanted = new Set([a, b].filter((one) => one.file === file).map(key))
    const mask = new PasswordMask()
    await readCaptureInput(inputOf(file), cli.catalogue, {
      row: (row) => {
        const name = key({ file, number: row.number })
        const masked = mask.mask(row)
        if (!wanted.delete(name)) return
        found.set(name, { ...masked, octets: masked.octets.slice() })
      },
      problem: () => undefined,
      piece: () => Promise.resolve(wanted.size > 0),
    })
  }
  const rowOf = (one: ChosenPdu): CapturedRow => {
    const row = found.get(key(one))
    if (row === undefined) throw new Fault('cli.no-such-pdu', { ...one })
    return row
  }
  return { a: rowOf(a), b: rowOf(b) }
}
