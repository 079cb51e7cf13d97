/**
 * Cyrillic letters in Latin ones, as people write them in messages: the signs give no apostrophes, which have
 * no sound and would lengthen a text. Russian, Ukrainian, Belarusian, Kazakh.
 */
const lowerCase: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  ғ: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  є: 'ye',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'yi',
  й: 'y',
  к: 'k',
  қ: 'q',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'ng',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'w',
  ұ: 'u',
  ү: 'u',
  ф: 'f',
  х: 'kh',
  һ: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ә: 'a',
  ю: 'yu',
  я: 'ya',
}

const latin = new Map(Object.entries(lowerCase))

/** The blocks Cyrillic and Cyrillic Supplement. */
const firstUnit = 0x400
const units = Array.from({ length: 0x130 }, (_, place) => String.fromCharCode(firstUnit + place))
/** Latin letters, lower case, by UTF-16 unit of either case: a look-up per letter of a long text at each key. */
const lettersByUnit = units.map((character) => latin.get(character.toLowerCase()))

const isUpperUnit = units.map((character) => character !== character.toLowerCase())

function lettersAt(text: string, index: number): string | undefined {
  return lettersByUnit[text.charCodeAt(index) - firstUnit]
}

/** True when transliterate() knows the character. */
export function isCyrillic(character: string): boolean {
  return lettersAt(character, 0) !== undefined
}

function isUpper(character: string): boolean {
  return character !== character.toLowerCase()
}

function isLower(character: string): boolean {
  return character !== character.toUpperCase()
}

/** Cyrillic letters become Latin ones, "Щука" Shchuka and "ЩУКА" SHCHUKA; everything else stays. */
export function transliterate(text: string): string {
  let written = ''
  for (let index = 0; index < text.length; index++) {
    const letters = lettersAt(text, index)
    const character = text.charAt(index)
    if (letters === undefined) written += character
    else if (isUpperUnit[text.charCodeAt(index) - firstUnit] !== true) written += letters
    else {
      const before = text.charAt(index - 1)
      const after = text.charAt(index + 1)
      const isShouting = isUpper(after) || (isUpper(before) && !isLower(after))
      written += isShouting ? letters.toUpperCase() : letters.slice(0, 1).toUpperCase() + letters.slice(1)
    }
  }
  return written
}
