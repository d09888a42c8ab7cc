import { type Lang } from '../lib/time/format'
import { wallEn, type WallCatalogue } from './en/wall'
import { wallZh } from './zh-CN/wall'

/** Apart from the other words: readers never need them. */
export const WALL: Record<Lang, WallCatalogue> = { en: wallEn, 'zh-CN': wallZh }
