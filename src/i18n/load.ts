import { type Lang } from '../contract/lang'
import { type Catalogue } from './en/common'

/** Each reader loads one language; the other comes when it is asked for. */
const LOADERS: Record<Lang, () => Promise<Catalogue>> = {
  en: async () => (await import('./en/common')).en,
  'zh-CN': async () => (await import('./zh-CN/common')).zh,
}

const loading = new Map<Lang, Promise<Catalogue>>()

/** The words of a language, loaded once. A failure is not kept: the next call tries again. */
export function loadCatalogue(lang: Lang): Promise<Catalogue> {
  const known = loading.get(lang)
  if (known) return known
  const promise = LOADERS[lang]()
  loading.set(lang, promise)
  promise.catch(() => loading.delete(lang))
  return promise
}
