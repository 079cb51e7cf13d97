import { codePointName } from '../../shared/words/hex-text.ts'

/** Text of somebody else, cut at the characters that nobody would see. */
export interface ForeignPiece {
  readonly text: string
  /** 'U+202E RIGHT-TO-LEFT OVERRIDE'; null for text that shows itself. */
  readonly unseen: string | null
}

/** Names of those that deceive: marks of direction, and what stands between letters unseen. */
const names: Readonly<Record<number, string>> = {
  0: 'NULL',
  27: 'ESCAPE',
  173: 'SOFT HYPHEN',
  1564: 'ARABIC LETTER MARK',
  8203: 'ZERO WIDTH SPACE',
  8204: 'ZERO WIDTH NON-JOINER',
  8205: 'ZERO WIDTH JOINER',
  8206: 'LEFT-TO-RIGHT MARK',
  8207: 'RIGHT-TO-LEFT MARK',
  8232: 'LINE SEPARATOR',
  8233: 'PARAGRAPH SEPARATOR',
  8234: 'LEFT-TO-RIGHT EMBEDDING',
  8235: 'RIGHT-TO-LEFT EMBEDDING',
  8236: 'POP DIRECTIONAL FORMATTING',
  8237: 'LEFT-TO-RIGHT OVERRIDE',
  8238: 'RIGHT-TO-LEFT OVERRIDE',
  8288: 'WORD JOINER',
  8294: 'LEFT-TO-RIGHT ISOLATE',
  8295: 'RIGHT-TO-LEFT ISOLATE',
  8296: 'FIRST STRONG ISOLATE',
  8297: 'POP DIRECTIONAL ISOLATE',
  65279: 'ZERO WIDTH NO-BREAK SPACE',
}

/** Scripts whose letters are joined or parted by U+200C and U+200D, as emoji are. */
const joining = [
  'Arabic',
  'Syriac',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
]
  .concat('Kannada', 'Malayalam', 'Sinhala', 'Mongolian', 'Khmer', 'Myanmar')
  .map((script) => `\\p{Script=${script}}`)
  .join('')

/**
 * Controls but for the usual line ends and the tab, marks of direction, invisible and filling characters; joiners where
 * nothing is to be joined, tags and variations that belong to nothing.
 */
const unseen = new RegExp(
  [
    '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5]',
    '[\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb]',
    '\\r(?!\\n)',
    `(?<![${joining}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\u20e3\\ufe0f])[\\u200c\\u200d]`,
    '(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007f}]*)[\\u{e0000}-\\u{e007f}]',
    '(?<!\\p{Script=Han})[\\u{e0100}-\\u{e01ef}]',
  ].join('|'),
  'gu',
)

/** The pieces of the text, in order; together they are the text. */
export function foreignPieces(text: string): readonly ForeignPiece[] {
  const pieces: ForeignPiece[] = []
  let at = 0
  for (const { 0: character, index } of text.matchAll(unseen)) {
    if (index > at) pieces.push({ text: text.slice(at, index), unseen: null })
    const codePoint = character.codePointAt(0) ?? 0
    const name = names[codePoint]
    pieces.push({
      text: character,
      unseen: name === undefined ? codePointName(codePoint) : `${codePointName(codePoint)} ${name}`,
    })
    at = index + character.length
  }
  if (at < text.length) pieces.push({ text: text.slice(at), unseen: null })
  return pieces
}
