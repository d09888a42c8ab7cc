import { type Lang } from '../contract/lang'
import { announceLoaded } from '../lib/loaded'
import { type Catalogue } from './en/common'
import { type LaterCatalogue } from './en/later'

const RETRY_MS = 2_000

export interface Words<W> {
  /** Loads the words of a language once, and tries until they arrive: it never rejects. */
  load: (lang: Lang) => Promise<W>
}

export function createWords<W>(loaders: Record<Lang, () => Promise<W>>): Words<W> {
  const loading = new Map<Lang, Promise<W>>()
  const attempt = (lang: Lang): Promise<W> =>
    loaders[lang]().catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      return attempt(lang)
    })
  const start = (lang: Lang): Promise<W> => {
    const promise = attempt(lang)
    // React's `use` reads these fields, and so does not suspend for words that are loaded.
    void promise.then((value) => {
      void Object.assign(promise, { status: 'fulfilled', value })
      return announceLoaded()
    })
    return promise
  }
  return {
    load: (lang) => {
      const promise = loading.get(lang) ?? start(lang)
      loading.set(lang, promise)
      return promise
    },
  }
}

/** What a page needs before its first bars. */
export const commonWords = createWords<Catalogue>({
  en: async () => (await import('./en/common')).en,
  'zh-CN': async () => (await import('./zh-CN/common')).zh,
})

/** What the parts of the page need that come after them: one more file, so that the first bars do not wait for it. */
export const laterWords = createWords<LaterCatalogue>({
  en: async () => (await import('./en/later')).enLater,
  'zh-CN': async () => (await import('./zh-CN/later')).zhLater,
})
