import { createContext, use } from 'react'
import { type Lang } from '../contract/lang'
import { type Catalogue } from './en/common'
import { laterWords, type Words } from './load'

/** The language of the page, its words, and the zone in which times are shown. */
export interface Locale {
  lang: Lang
  zone: string
  t: Catalogue
}

const LocaleContext = createContext<Locale | null>(null)

export const LocaleProvider = LocaleContext.Provider

export function useLocale(): Locale {
  const locale = use(LocaleContext)
  if (!locale) throw new Error('useLocale needs a LocaleProvider above')
  return locale
}

/** Makes the hook for words that are loaded with the part of the page that needs them: it suspends until they are. */
export function createUseWords<W>({ load }: Words<W>): () => W {
  return function useWords() {
    const { lang } = useLocale()
    return use(load(lang))
  }
}

export const useLaterWords = createUseWords(laterWords)

// Apart, since the server knows no React.
export { statusWord } from './status-word'
