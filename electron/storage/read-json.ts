/** The value, or undefined for text that is absent or damaged: the caller has a default for that. */
export function readJson(json: string | undefined): unknown {
  if (json === undefined) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** Of a file that somebody else made: a template has some fifty, so that whatever may be saved is far below. */
const mostValues = 500_000

/**
 * As readJson, for text that comes from elsewhere: also undefined for one of so many values that reading it would hold up
 * everybody else, since an empty list takes three characters there and thirty octets here.
 */
export function readForeignJson(json: string): unknown {
  return hasManyValues(json) ? undefined : readJson(json)
}

function hasManyValues(json: string): boolean {
  let values = 0
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at)
    if (sign === quote) at = endOfString(json, at)
    else if (sign === comma || sign === bracket || sign === brace) values++
    if (values > mostValues) return true
  }
  return false
}

const [quote, comma, bracket, brace, backslash] = [0x22, 0x2c, 0x5b, 0x7b, 0x5c]

/** Where the quote is that ends the string begun at `from`. */
function endOfString(json: string, from: number): number {
  for (let end = json.indexOf('"', from + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let before = end
    while (json.charCodeAt(before - 1) === backslash) before--
    if ((end - before) % 2 === 0) return end
  }
  return json.length
}
