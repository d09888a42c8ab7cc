import { type Lang } from '../contract/lang'

const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const DECIMAL = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** `18,402,113`. Both languages group by thousands. */
export const formatCount = (n: number): string => GROUPED.format(n)

/** Ends an English noun: `${n} node${s(n)}`. */
export const s = (n: number | string): string => (Number(n) === 1 ? '' : 's')

/** Groups a string of digits that may be too long for a number; any other text stays as it is. */
export const groupDigits = (digits: string): string =>
  /^-?\d{1,400}$/.test(digits) ? GROUPED.format(BigInt(digits)) : digits

/** A rate: whole from ten upward, two decimals below. */
export const formatRate = (n: number): string => (Math.abs(n) >= 10 ? GROUPED : DECIMAL).format(n)

/** `+50 %`, `−3 %`: how much more, in whole per cent. */
export const formatPercentChange = (percent: number): string =>
  `${percent < 0 ? '−' : '+'}${Math.abs(percent)} %`

/** About how many, in three digits at most: `86 k`, `41.9 M`; `8.6 万`. */
export function formatAbout(n: number, lang: Lang): string {
  const steps = ABOUT[lang]
  const [size, unit] = steps.find(([from]) => Math.abs(n) >= from) ?? [1, '']
  const count = n / size
  const digits = Math.abs(count) >= 100 || size === 1 ? 0 : 1
  const text = count.toFixed(digits).replace(/\.0$/, '')
  return unit === '' ? text : `${text} ${unit}`
}

const ABOUT = {
  en: [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ],
  'zh-CN': [
    [1e8, '亿'],
    [1e4, '万'],
  ],
} as const satisfies Record<Lang, readonly (readonly [from: number, unit: string])[]>

export const clamp = (n: number, min: number, max: number): number => Math.min(Math.max(n, min), max)

/** A share of 0..1 as CSS has it. */
export const percent = (share: number): string => `${share * 100}%`

/** The same with few digits, where many are written or drawn anew. */
export const shortPercent = (share: number): string => `${Number((share * 100).toFixed(3))}%`
