/** Rows of `characters → what a phone user would have typed`. Every replacement is inside GSM 7-bit. */
const rows: readonly (readonly [characters: string, replacement: string])[] = [
  ['\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033\u301D\u301E\uFF02', '"'],
  ['\u2018\u2019\u201A\u201B\u2032\u02BC\u02B9\u00B4`\uFF07', "'"],
  ['\u2039', '<'],
  ['\u203A', '>'],
  ['\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u00AD\uFE58\uFF0D', '-'],
  ['\u2026', '...'],
  ['\u00A0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000\t', ' '],
  // Invisible on a phone: zero width blanks and joiners, byte order mark, direction marks.
  ['\u200B\u200C\u2060\uFEFF\u200E\u200F', ''],
  ['\u2028\u2029', '\n'],
  ['\u2022\u25CF\u25AA\u00B7\u2219', '*'],
  ['\u00D7', 'x'],
  ['\u00F7', ':'],
  ['\u2190', '<-'],
  ['\u2192', '->'],
  ['\u2116', 'No'],
  ['\u2122', '(TM)'],
  ['\u00AE', '(R)'],
  ['\u00A9', '(C)'],
  ['\u00B0', 'o'],
  ['\u00B1', '+-'],
  ['\u00BC', '1/4'],
  ['\u00BD', '1/2'],
  ['\u00BE', '3/4'],
  ['\u00B9', '1'],
  ['\u00B2', '2'],
  ['\u00B3', '3'],
  ['\u20BD', 'RUB'],
  ['\u20B4', 'UAH'],
  ['\u20B8', 'KZT'],
  ['\u20BA', 'TRY'],
  ['\u20B9', 'INR'],
  ['\u00A2', 'c'],
  ['\u00C1\u00C0\u00C2\u00C3\u0100\u0102\u0104', 'A'],
  ['\u00E1\u00E2\u00E3\u0101\u0103\u0105', 'a'],
  ['\u0106\u010C', 'C'],
  ['\u0107\u010D\u00E7', 'c'],
  ['\u010E\u0110', 'D'],
  ['\u010F\u0111', 'd'],
  ['\u00C8\u00CA\u00CB\u0112\u0116\u0118\u011A', 'E'],
  ['\u00EA\u00EB\u0113\u0117\u0119\u011B', 'e'],
  ['\u011E\u0122', 'G'],
  ['\u011F\u0123', 'g'],
  ['\u00CC\u00CD\u00CE\u00CF\u0130\u012A\u012E', 'I'],
  ['\u00ED\u00EE\u00EF\u0131\u012B\u012F', 'i'],
  ['\u0136', 'K'],
  ['\u0137', 'k'],
  ['\u0141\u013B\u013D\u0139', 'L'],
  ['\u0142\u013C\u013E\u013A', 'l'],
  ['\u0143\u0147\u0145', 'N'],
  ['\u0144\u0148\u0146', 'n'],
  ['\u00D2\u00D3\u00D4\u00D5\u0150\u014C', 'O'],
  ['\u00F3\u00F4\u00F5\u0151\u014D', 'o'],
  ['\u0152', 'OE'],
  ['\u0153', 'oe'],
  ['\u0158\u0154', 'R'],
  ['\u0159\u0155', 'r'],
  ['\u015A\u015E\u0160\u0218', 'S'],
  ['\u015B\u015F\u0161\u0219', 's'],
  ['\u0162\u0164\u021A', 'T'],
  ['\u0163\u0165\u021B', 't'],
  ['\u00D9\u00DA\u00DB\u016A\u016E\u0170\u0172', 'U'],
  ['\u00FA\u00FB\u016B\u016F\u0171\u0173', 'u'],
  ['\u00DD\u0178', 'Y'],
  ['\u00FD\u00FF', 'y'],
  ['\u0179\u017B\u017D', 'Z'],
  ['\u017A\u017C\u017E', 'z'],
]

const byCharacter = new Map<string, string>(
  rows.flatMap(([characters, replacement]) =>
    Array.from(characters, (character): [string, string] => [character, replacement]),
  ),
)

/** One look-up in place of a hash per character: most characters of a long text have no replacement. */
const hasReplacement = new Uint8Array(0x10000)
for (const character of byCharacter.keys()) hasReplacement[character.charCodeAt(0)] = 1

/** Replacement of a character outside GSM 7-bit ('' = leave it out); undefined without an obvious one. */
export function suggestReplacement(character: string): string | undefined {
  return hasReplacement[character.charCodeAt(0)] === 1 ? byCharacter.get(character) : undefined
}

/** Puts the suggested replacement for every listed character, or for every known one. Others stay as typed. */
export function replaceCharacters(text: string, characters?: readonly string[]): string {
  let replaced = ''
  let from = 0
  for (let index = 0; index < text.length; index++) {
    if (hasReplacement[text.charCodeAt(index)] !== 1) continue
    const character = text.charAt(index)
    if (characters !== undefined && !characters.includes(character)) continue
    replaced += text.slice(from, index) + (byCharacter.get(character) ?? character)
    from = index + 1
  }
  return replaced + text.slice(from)
}
