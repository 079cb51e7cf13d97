/**
 * Cyrillic letters in Latin ones, the way people write them in messages: no apostrophes for the signs, so that a
 * text never grows by what carries no sound. Russian, Ukrainian, Belarusian, Kazakh.
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

/** Whether transliterate() knows the character. */
export function isCyrillic(character: string): boolean {
  return latin.has(character.toLowerCase())
}

function isUpper(character: string | undefined): boolean {
  return character !== undefined && character !== character.toLowerCase()
}

function isLower(character: string | undefined): boolean {
  return character !== undefined && character !== character.toUpperCase()
}

/** Cyrillic letters become Latin ones, "Щука" Shchuka and "ЩУКА" SHCHUKA; everything else stays. */
export function transliterate(text: string): string {
  const characters = Array.from(text)
  return characters
    .map((character, index) => {
      const letters = latin.get(character.toLowerCase())
      if (letters === undefined) return character
      if (!isUpper(character)) return letters
      const before = characters[index - 1]
      const after = characters[index + 1]
      const isShouting = isUpper(after) || (isUpper(before) && !isLower(after))
      return isShouting ? letters.toUpperCase() : letters.slice(0, 1).toUpperCase() + letters.slice(1)
    })
    .join('')
}
