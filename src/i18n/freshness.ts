import { type Lang } from '../contract/lang'
import { freshnessEn, type FreshnessCatalogue } from './en/freshness'
import { freshnessZh } from './zh-CN/freshness'

/** Apart from the other words: they are said only when something is wrong, and come in a file of their own. */
export const FRESHNESS: Record<Lang, FreshnessCatalogue> = { en: freshnessEn, 'zh-CN': freshnessZh }
