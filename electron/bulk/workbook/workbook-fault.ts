import { Fault } from '../../../shared/faults/fault.ts'

/** `part`: what of the archive is missing or broken. */
export function notWorkbook(part: string): Fault {
  return new Fault('bulk.not-workbook', { part })
}
