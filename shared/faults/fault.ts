import { type FaultCode, type FaultRow, faultTable } from './fault-table.ts'
import { reasonsInRussian } from './reason-words.ts'

/** The detail that the fault `C` must carry: exactly the keys its row names. */
export type FaultDetail<C extends FaultCode> = {
  readonly [K in (typeof faultTable)[C]['detail'][number]]: string | number
}

/** A fault as it crosses the contract: plain JSON, never a path of the machine, a password or a stack. */
export interface FaultJson {
  readonly code: FaultCode
  readonly message: string
  readonly detail: Readonly<Record<string, string | number>>
}

export type Language = 'en' | 'ru'

/** Something an operator or a machine did that stopped the work; our own bugs throw plain `Error`. */
export class Fault<C extends FaultCode = FaultCode> extends Error {
  override readonly name = 'Fault'
  readonly code: C
  readonly detail: Readonly<Record<string, string | number>>

  constructor(code: C, detail: FaultDetail<C>) {
    super(faultText({ code, detail }, 'en').what)
    this.code = code
    this.detail = detail
  }

  toJSON(): FaultJson {
    return { code: this.code, message: this.message, detail: { ...this.detail } }
  }
}

/** What happened and what to do next, in the reader's language. */
export function faultText(
  fault: { readonly code: FaultCode; readonly detail: Readonly<Record<string, string | number>> },
  language: Language,
): { what: string; next: string } {
  const row: FaultRow = faultTable[fault.code]
  const say = (key: string, whole: string) => {
    const value = String(fault.detail[key] ?? whole)
    return language === 'ru' && key === 'reason' ? (reasonsInRussian[value] ?? value) : value
  }
  const fill = (template: string) => template.replace(/\{(\w+)\}/g, (whole, key: string) => say(key, whole))
  return language === 'ru'
    ? { what: fill(row.ru), next: fill(row.nextRu) }
    : { what: fill(row.en), next: fill(row.nextEn) }
}

export function isFaultCode(code: string): code is FaultCode {
  return Object.hasOwn(faultTable, code)
}
