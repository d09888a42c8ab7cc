const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const DECIMAL = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** `18,402,113`. Both languages group by thousands. */
export const formatCount = (n: number): string => GROUPED.format(n)

/** Groups a string of digits that may be too long for a number; any other text stays as it is. */
export const groupDigits = (digits: string): string =>
  /^-?\d{1,400}$/.test(digits) ? GROUPED.format(BigInt(digits)) : digits

/** A rate: whole from ten upward, two decimals below. */
export const formatRate = (n: number): string => (Math.abs(n) >= 10 ? GROUPED : DECIMAL).format(n)

export const clamp = (n: number, min: number, max: number): number => Math.min(Math.max(n, min), max)
