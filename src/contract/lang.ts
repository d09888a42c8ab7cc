export type Lang = 'en' | 'zh-CN'

/** A value of the URL or of the browser as one of our languages; null when it is none of them. */
export function readLang(value: string | null | undefined): Lang | null {
  if (!value) return null
  if (/^zh\b/i.test(value)) return 'zh-CN'
  return /^en\b/i.test(value) ? 'en' : null
}
