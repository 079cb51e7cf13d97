/** Kinds of character: 0 what any script has, 1 and above a script, below 0 what no message has or hardly any. */
const common = 0
const latin = 1
const accented = 2
const han = 3
const bad = -2
const rare = -1

/** First and last code point of each block that messages are written in, and its kind; what is not listed is rare. */
const blocks: readonly (readonly [first: number, last: number, kind: number])[] = [
  [0x00, 0x08, bad],
  [0x09, 0x0d, common],
  [0x0e, 0x1f, bad],
  [0x20, 0x40, common],
  [0x41, 0x5a, latin],
  [0x5b, 0x60, common],
  [0x61, 0x7a, latin],
  [0x7b, 0x7e, common],
  [0x7f, 0x9f, bad],
  [0xa0, 0xbf, common],
  [0xc0, 0x17f, accented],
  [0x180, 0x19f, rare],
  [0x1a0, 0x1b0, accented],
  [0x370, 0x3ff, 4],
  [0x400, 0x45f, 5],
  [0x490, 0x4ff, 5],
  [0x531, 0x58a, 6],
  [0x5b0, 0x5f4, 7],
  [0x60c, 0x6ff, 8],
  [0x900, 0x97f, 9],
  [0x980, 0x9ff, 10],
  [0xa00, 0xa7f, 11],
  [0xa80, 0xaff, 12],
  [0xb00, 0xb7f, 13],
  [0xb80, 0xbff, 14],
  [0xc00, 0xc7f, 15],
  [0xc80, 0xcff, 16],
  [0xd00, 0xd7f, 17],
  [0xd80, 0xdff, 18],
  [0xe01, 0xe5b, 19],
  [0xe81, 0xedf, 20],
  [0xf00, 0xfff, 21],
  [0x1000, 0x109f, 22],
  [0x10a0, 0x10ff, 23],
  [0x1200, 0x137f, 24],
  [0x1780, 0x17ff, 25],
  [0x1820, 0x18aa, 26],
  [0x1ea0, 0x1ef9, accented],
  [0x200b, 0x2044, common],
  [0x20a0, 0x20bf, common],
  [0x2100, 0x2122, common],
  [0x2190, 0x21ff, common],
  [0x2600, 0x27bf, common],
  [0x3000, 0x303f, common],
  [0x3041, 0x30ff, han],
  [0x4e00, 0x9fff, han],
  [0xac00, 0xd7a3, 27],
  [0xd800, 0xf8ff, bad],
  [0xfb50, 0xfdff, 8],
  [0xfe00, 0xfe0f, common],
  [0xfe70, 0xfefc, 8],
  [0xff01, 0xff5e, common],
  [0xfffd, 0xffff, bad],
  [0x1f000, 0x1faff, common],
]
const lastUnit = 0xffff

const kindTotal = 1 + Math.max(...blocks.map(([, , kind]) => kind))
const kinds = new Int8Array(lastUnit + 1).fill(rare)
for (const [first, last, kind] of blocks) if (last <= lastUnit) kinds.fill(kind, first, last + 1)

/** The most used characters of Chinese, simplified and traditional: half of any text and more. */
const frequentHan: ReadonlySet<number> = new Set(
  Array.from(
    '的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从今明早晚请您确认验证码信短订单已支付元号手机电话银行账户余额登录密码消费成功通知客服退回复司点击查询时间月分秒内有效勿泄露快递取件北京海市区路号店优惠活动欢迎使用这為來個們到說國時會後對過發經當與學進種將還見沒從請認證碼訊單號機電話銀帳戶餘額錄費務啊吗吧呢哈哦嗯爱想知道怎什吃饭车票航班午安新老师女男孩朋友谢再见周末工作开关高兴美好本次为第四五六七八九百千万',
    (character) => character.codePointAt(0) ?? 0,
  ),
)

function kindOf(point: number): number {
  if (point <= lastUnit) return kinds[point] ?? rare
  return point >= 0x1f000 && point <= 0x1faff ? common : rare
}

/**
 * How much a text looks like a message that somebody wrote: 1 for one script with its signs, about 0 and below for a
 * mixture of scripts, controls and characters that nobody writes. Octets read in a wrong alphabet score low.
 */
export function plausibility(text: string): number {
  const counts = new Uint32Array(kindTotal)
  let total = 0
  let score = 0
  let frequent = 0
  let turns = 0
  let before = 0
  let kindBefore = common
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at) ?? 0
    if (point > lastUnit) at += 1
    const kind = kindOf(point)
    total += 1
    if (kind === common) score += point < 0x80 ? 0.95 : 0.8
    else if (kind === bad) score -= 1.5
    else if (kind > 0) counts[kind] = (counts[kind] ?? 0) + 1
    if (kind === han && (point < 0x3100 || frequentHan.has(point))) frequent += 1
    // A capital inside a word: the two Cyrillic alphabets of eight bits differ by letter case.
    if (isLower(before) && isUpper(point)) turns += 1
    else if (isLatin(kindBefore) ? kind > han : isLatin(kind) && kindBefore > han) turns += 1
    before = point
    kindBefore = kind
  }
  if (total === 0) return 0
  return (score + letterScore(counts, frequent) - 0.8 * turns) / total
}

/** Letters of the script that has most of them, of Latin beside any, and little for those of any other. */
function letterScore(counts: Uint32Array, frequent: number): number {
  const plain = counts[latin] ?? 0
  const marked = counts[accented] ?? 0
  let other = 0
  let most = 0
  let main = 0
  for (let kind = accented + 1; kind < counts.length; kind += 1) {
    const count = counts[kind] ?? 0
    other += count
    if (count > most) [most, main] = [count, kind]
  }
  // No language of Latin letters has a mark on most of them.
  const latinScore = plain + (marked > plain + 1 ? 0.2 : 0.95) * marked
  const mainScore = main === han ? 0.62 * (most - frequent) + frequent : most
  return (marked > 0 && most > 0 ? 0.6 : 1) * latinScore + mainScore + 0.1 * (other - most)
}

function isLatin(kind: number): boolean {
  return kind === latin || kind === accented
}

function isLower(point: number): boolean {
  return (point >= 0x61 && point <= 0x7a) || (point >= 0x430 && point <= 0x45f)
}

function isUpper(point: number): boolean {
  return (point >= 0x41 && point <= 0x5a) || (point >= 0x400 && point <= 0x42f)
}
