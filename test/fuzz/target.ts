import { Fault } from '../../shared/faults/fault.ts'
import { fromHex } from '../../shared/smpp/hex.ts'
import { readVectors } from '../support/read-vectors.ts'
import type { Chance } from './chance.ts'

/** Something that reads what others wrote. */
export interface Target {
  readonly name: string
  /** It is given something in one of so many rounds. */
  readonly every: number
  /** Gives it something spoilt; throws when it did what it must not. `folder` is for those that read files. */
  readonly run: (chance: Chance, folder: string) => void | Promise<void>
}

export const isOctets = (bytes: Uint8Array | null): bytes is Uint8Array => bytes !== null

export const hexes = (...texts: string[]) => texts.map((text) => fromHex(text)).filter(isOctets)

export const pduSeeds = [
  ...readVectors<{ hex: string }>('pdus'),
  ...readVectors<{ hex: string }>('malformed'),
]
  .map(({ hex }) => fromHex(hex))
  .filter(isOctets)
  .filter((bytes) => bytes.length >= 16 && bytes.length < 1200)

export const receiptSeeds = readVectors<{ body: string }>('receipts').map(({ body }) => body)

export const codeSeeds = [
  '0x00000058',
  '1025',
  'ESME_RTHROTTLED',
  '0x0403',
  'DELIVRD',
  'err:027',
  'network_error_code: [3, 0, 27]',
  '+CMS ERROR: 500',
  'статус 0x58 (88)',
  'message too long',
  'нет маршрута',
]

export const udhSeeds = hexes(
  '0500032a0201',
  '06080400010201',
  '0b0504158200000003010201',
  '03240101',
  '0c0102a0030504000100020101',
)

export const contractSeeds = [
  '{"kind":"call","id":1,"name":"settings.set","input":{"language":"en"}}',
  '{"kind":"follow","id":2,"name":"app.status","params":{}}',
  '{"kind":"ack","id":2,"seq":1}',
  '{"kind":"unfollow","id":2}',
  '{"kind":"call","id":3,"name":"message.page","input":{"before":null,"limit":10,"filter":""}}',
]

/** A spoilt PDU; most keep an honest length, so that the body is reached. */
export function spoiltPdu(chance: Chance): Uint8Array {
  const bytes = chance.octets(pduSeeds, 16)
  if (chance.below(10) > 0) new DataView(bytes.buffer).setUint32(0, bytes.length)
  return bytes
}

/** Refusing is allowed, in words; nothing else may be thrown. */
export async function mayRefuse(run: () => unknown): Promise<void> {
  try {
    await run()
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem
  }
}
