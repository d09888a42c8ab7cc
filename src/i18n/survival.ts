import type { Lang } from '../lib/time'
import { survivalEn, type SurvivalCatalogue } from './survival-en'
import { survivalZh } from './survival-zh'

/** Apart from the other words: most readers never see them. */
export const SURVIVAL: Record<Lang, SurvivalCatalogue> = { en: survivalEn, 'zh-CN': survivalZh }
