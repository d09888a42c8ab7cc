import type { Lang } from '../lib/time'
import { freshnessEn, type FreshnessCatalogue } from './freshness-en'
import { freshnessZh } from './freshness-zh'

/** Apart from the other words: they are said only when something is wrong, and come in a file of their own. */
export const FRESHNESS: Record<Lang, FreshnessCatalogue> = { en: freshnessEn, 'zh-CN': freshnessZh }
