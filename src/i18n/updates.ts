import { type Lang } from '../contract/lang'
import { updatesEn, type UpdatesCatalogue } from './en/updates'
import { updatesZh } from './zh-CN/updates'

/** Apart from the other words: most readers never see them. */
export const UPDATES: Record<Lang, UpdatesCatalogue> = { en: updatesEn, 'zh-CN': updatesZh }
