import { checkText } from '../text/decode-text.ts'
import { type ReadingName, readAs, readingNames, readingScore } from '../text/likely-reading.ts'
import type { TextReading } from './pasted-item.ts'

/** Octets whose data_coding nobody told are judged by their beginning. */
const judgedOctets = 512
/** Nearly any octets give letters when they are unpacked. */
const packedMalus = 0.6
/** More than any other: the octets speak for it. */
const likelyScore = 4
const unseen = /[\p{Cc}\p{Cn}\p{Co}\p{Cs}\ufffd]/u

/** The octets in every alphabet, without a data_coding that announces one: those that fit first, the likelier before others. */
export function pastedReadings(octets: Uint8Array): readonly TextReading[] {
  const judged = octets.subarray(0, judgedOctets)
  const likely = checkText(octets, 0).likely?.name ?? null
  return readingNames
    .map((encoding) => {
      const text = readAs(encoding, octets)
      const score = encoding === likely ? likelyScore : scoreOf(encoding, judged)
      const isClean = score >= 0 && !unseen.test(text.replaceAll(/[\r\n\t]/g, ''))
      return { encoding, text, isClean, score: isClean ? score : score - 2 }
    })
    .toSorted((one, other) => other.score - one.score)
    .map(({ encoding, text, isClean }) => ({ encoding, text, isClean }))
}

function scoreOf(encoding: ReadingName, octets: Uint8Array): number {
  const score = readingScore(encoding, octets)
  return encoding === 'gsm7-packed' && score >= 0 ? score - packedMalus : score
}
