const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const absolute = /^([A-Z][a-z]{2}) +(\d{1,2}), \d{2}(\d{2}) (\d{2}):(\d{2}):(\d{2})\.(\d)\d* UTC$/
const iso = /^\d{2}(\d{2})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})\.(\d)\d*Z$/
const relative = /^(\d{1,9})(?:\.\d+)? seconds?$/
const none = /^(?:immediate delivery|smsc default validity period|\(null\))?$/i

/**
 * What Wireshark shows of a time, as SMPP writes it: an instant in UTC, whatever the zone was, and a period in days and
 * less, for it counts years and months as none. '' for none, null for anything else.
 */
export function smppTimeOfWireshark(value: string): string | null {
  if (none.test(value.trim())) return ''
  const [, month = '', day = '', ...others] = absolute.exec(value.trim()) ?? []
  const two = (number: number | string) => String(number).padStart(2, '0')
  if (month !== '') {
    const [year = '', hour = '', minute = '', second = '', tenth = ''] = others
    return `${year}${two(months.indexOf(month) + 1)}${two(day)}${hour}${minute}${second}${tenth}00+`
  }
  const digits = iso.exec(value.trim())?.slice(1).join('') ?? ''
  if (digits !== '') return `${digits}00+`
  const seconds = Number(relative.exec(value.trim())?.[1] ?? Number.NaN)
  const days = Math.floor(seconds / 86_400)
  if (!(days <= 99)) return null
  const rest = seconds % 86_400
  return `0000${two(days)}${two(Math.floor(rest / 3600))}${two(Math.floor(rest / 60) % 60)}${two(rest % 60)}000R`
}
