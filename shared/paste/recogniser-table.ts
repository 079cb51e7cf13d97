import type { Recognise } from './page.ts'
import { readCodes } from './read-codes.ts'
import { readDump } from './read-dump.ts'
import { readFields } from './read-fields.ts'
import { readFramedRows } from './read-framed-rows.ts'
import { readLooseOctets } from './read-loose-octets.ts'
import { readPdus } from './read-octets.ts'
import { readReceiptLine } from './read-receipt-line.ts'
import { readWiresharkExport } from './wireshark-export.ts'

interface Recogniser {
  readonly what: string
  readonly recognise: Recognise
}

/** Who is asked at each line, in this order; the first that reads something there goes on after it. */
export const recogniserTable: readonly Recogniser[] = [
  { what: 'packets in JSON or PDML', recognise: readWiresharkExport },
  { what: 'fields that a log or a program names', recognise: readFields },
  { what: 'a dump with offsets', recognise: readDump },
  { what: 'rows of a dump in a box, or in the lines of a log', recognise: readFramedRows },
  { what: 'PDUs written as octets', recognise: readPdus },
  { what: 'a receipt', recognise: readReceiptLine },
  { what: 'octets that are no PDU', recognise: readLooseOctets },
  { what: 'codes, times and words', recognise: readCodes },
]
