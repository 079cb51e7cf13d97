import { isoTime } from '../../shared/pcap/captured-row.ts'

/** Formats by zone; a window asks for few. */
const formats = new Map<string, Intl.DateTimeFormat>()
const mostFormats = 20

/** '2026-11-28 13:00:00.123456 +03:00'; `at` is µs since 1970. In UTC where the zone is not known. */
export function momentText(at: number, zone: string): string {
  const milliseconds = Math.floor(at / 1000)
  const iso = isoTime(at)
  if (iso === null) return ''
  const fraction = iso.slice(19, -1)
  const parts = new Map(
    formatOf(zone)
      .formatToParts(milliseconds)
      .map(({ type, value }) => [type, value]),
  )
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  const offset = of('timeZoneName').replace('GMT', '')
  const day = `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}`
  return `${day} ${of('hour')}:${of('minute')}:${of('second')}${fraction} ${offset === '' ? '+00:00' : offset}`
}

/** True for a zone whose times can be written. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch (problem) {
    if (problem instanceof RangeError) return false
    throw problem
  }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: isZone(zone) ? zone : 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  })
  if (formats.size < mostFormats) formats.set(zone, made)
  return made
}
