const UNITS = ['B', 'KB', 'MB', 'GB', 'TB']

/** `212 KB`, `4.1 MB`: three digits at most, by 1,024. */
export function formatSize(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1_024
    unit += 1
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0
  return `${value.toFixed(digits)} ${UNITS[unit]}`
}
