import { adviceText, type Detail, type Language } from '../words/words.ts'
import { type FaultCode, faultTable } from './fault-table.ts'
import { problemWords } from './problem-table.ts'

/** The detail that the fault `C` must carry: exactly the keys its row names. */
export type FaultDetail<C extends FaultCode> = {
  readonly [K in (typeof faultTable)[C]['detail'][number]]: string | number
}

/** A fault as it crosses the contract: plain JSON, never a path of the machine, a password or a stack. */
export interface FaultJson {
  readonly code: FaultCode
  readonly message: string
  readonly detail: Detail
}

/** Something an operator or a machine did that stopped the work; our own bugs throw plain `Error`. */
export class Fault<C extends FaultCode = FaultCode> extends Error {
  override readonly name = 'Fault'
  readonly code: C
  readonly detail: Detail

  constructor(code: C, detail: FaultDetail<C>) {
    super(faultText({ code, detail }, 'en').what)
    this.code = code
    this.detail = detail
  }

  toJSON(): FaultJson {
    return { code: this.code, message: this.message, detail: { ...this.detail } }
  }
}

/** Sentence and next step of a fault, in the reader's language. */
export function faultText(
  fault: { readonly code: FaultCode; readonly detail: Detail },
  language: Language,
): { what: string; next: string } {
  const { detail, next } = problemWords(fault.detail, language)
  const text = adviceText(faultTable[fault.code], detail, language)
  return next === null ? text : { ...text, next }
}

/** The same action may succeed later without a change. */
export function isRetryable(code: FaultCode): boolean {
  return faultTable[code].retry
}

export function isFaultCode(code: string): code is FaultCode {
  return Object.hasOwn(faultTable, code)
}
