import { lastResult } from './last-result.ts'
import { contextCharacters, type MessageContext } from './rule-context.ts'

/**
 * Characters that are folded at once: the normalisation of thousands of combining marks in a row costs the square of
 * their number.
 */
const pieceCharacters = 4 * contextCharacters

/**
 * Finds the first of the words that a message holds, also one that runs over from or into a part beside it. Words are
 * shorter than `contextCharacters`.
 */
export function wordFinder(
  words: readonly string[],
): (message: Pick<MessageContext, 'text' | 'before' | 'after'>) => string | undefined {
  if (words.length === 0) return () => undefined
  const folded = words.map((word) => ({ word, folded: foldText(word) }))
  const inPiece = (text: string) => {
    const read = foldText(text)
    return folded.find((one) => read.includes(one.folded))?.word
  }
  const inText = lastResult((text) => {
    for (const piece of piecesOf(text)) {
      const word = inPiece(piece)
      if (word !== undefined) return word
    }
    return undefined
  })
  return ({ text, before, after }) => {
    const word = inText(text)
    if (word !== undefined || (before === '' && after === '')) return word
    if (text.length <= 2 * contextCharacters) return inPiece(before + text + after)
    return (
      inPiece(before + text.slice(0, contextCharacters)) ?? inPiece(text.slice(-contextCharacters) + after)
    )
  }
}

/** The text in pieces, each with the end of the one before. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let at = 0
  for (; text.length - at > pieceCharacters; at += pieceCharacters - contextCharacters) {
    pieces.push(text.slice(at, at + pieceCharacters))
  }
  pieces.push(text.slice(at))
  return pieces
}

/** Text as a filter of words reads it: without letter case, width and kinds of white space. */
function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ')
}
