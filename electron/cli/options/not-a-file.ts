import { existsSync } from 'node:fs'
import { Fault } from '../../../shared/faults/fault.ts'
import { beginsPdu } from '../../../shared/paste/octet-run.ts'

/** Digits of hex in octets, as dumps print them. */
const hexOnly = /^(?:\s|[:,]|0x|[0-9a-f])+$/i
/** A header is 16 octets. */
const headerDigits = 32
/** Less is a word. */
const leastDigits = 8
const receiptStart = /^\s*id:\S+.*\b(?:sub|stat|dlvrd|err|submit date|done date):/is

/** The hex of a PDU from its header on, in place of a code. */
export function looksLikePdu(text: string): boolean {
  const digits = digitsOf(text)
  return digits.length >= headerDigits && beginsPdu(digits)
}

/** Throws Fault cli.text-for-file where what stands for a file is octets or a receipt; `command` reads these from a pipe. */
export function refuseTextForFile(file: string | undefined, command: string): void {
  if (file === undefined || existsSync(file)) return
  if (digitsOf(file).length < leastDigits && !receiptStart.test(file)) return
  throw new Fault('cli.text-for-file', { command })
}

/** '' for what is not hex alone. */
function digitsOf(text: string): string {
  return hexOnly.test(text) ? text.replaceAll(/0x|[\s:,]/gi, '').toLowerCase() : ''
}
