import { createContext, use } from 'react'
import type { Status } from '../contract/status'
import { STATUS } from '../contract/status'
import type { Lang } from '../lib/time'
import { en, type Catalogue } from './en'
import { zh } from './zh'

/** How this reader is spoken to: words, and the zone in which times are told. */
export interface Locale {
  lang: Lang
  zone: string
  t: Catalogue
}

export const CATALOGUES: Record<Lang, Catalogue> = { en, 'zh-CN': zh }

const LocaleContext = createContext<Locale>({ lang: 'en', zone: 'UTC', t: en })

export const LocaleProvider = LocaleContext.Provider
export const useLocale = (): Locale => use(LocaleContext)

/** DGC's word for a status; for one that nobody documented, the word as it was given. */
export const statusWord = (status: Status, rawStatus: string, lang: Lang): string =>
  status === 'unknown' && rawStatus !== '' ? rawStatus : STATUS[status].label[lang]

/** A value of the URL or of the browser as one of our languages; null when it is none of them. */
export function readLang(value: string | null | undefined): Lang | null {
  if (!value) return null
  if (/^zh\b/i.test(value)) return 'zh-CN'
  return /^en\b/i.test(value) ? 'en' : null
}
