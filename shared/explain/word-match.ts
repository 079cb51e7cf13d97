/** Endings of Russian nouns, adjectives and verbs, longest first, then the English ones. */
// biome-ignore format: a list of endings reads best in lines
const endings = [
  'иями', 'ями', 'ами', 'иях', 'ией', 'ого', 'его', 'ому', 'ему', 'ыми', 'ими', 'ешь', 'ать', 'ять', 'ить', 'еть',
  'ала', 'ыла', 'ила', 'ена', 'ено', 'ены', 'ов', 'ев', 'ей', 'ой', 'ий', 'ый', 'ая', 'яя', 'ое', 'ее', 'ые', 'ие',
  'ам', 'ям', 'ом', 'ем', 'ах', 'ях', 'ию', 'ия', 'ью', 'ую', 'юю', 'ть', 'ен', 'а', 'я', 'о', 'е', 'ы', 'и', 'у', 'ю', 'ь', 'й',
  'ings', 'ing', 'ies', 'ed', 'es', 's',
]

const shortestStem = 3
const shortest = 2

/** Lower case, ё as е, split at whatever is neither letter, digit nor underscore. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  )
}

/** The word without its ending, at least three letters: тарифа is тариф, throttled is throttl. */
export function stemOf(word: string): string {
  for (const ending of endings) {
    if (word.endsWith(ending) && word.length - ending.length >= shortestStem)
      return word.slice(0, -ending.length)
  }
  return word
}

/**
 * A judge of how well words of a text answer a word of the query: 3 the same, 2 begins with it or with its stem, 1
 * alike but for its last letters (список, списке), 0 not at all. The query's word is prepared once for many.
 */
export function wordMatcher(asked: string): (word: string) => 0 | 1 | 2 | 3 {
  const stem = stemOf(asked)
  // “не” begins half of the answers: such a word is meant as it is.
  if (asked.length <= shortest) return (word) => (word === asked ? 3 : 0)
  return (word) => {
    if (word === asked) return 3
    if (word.startsWith(stem)) return 2
    const shared = sharedStart(stem, word)
    return shared >= 4 && shared >= stem.length - 2 && shared >= stemOf(word).length - 2 ? 1 : 0
  }
}

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length
}
