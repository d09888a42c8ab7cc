import { type Lang } from '../contract/lang'
import { wallEn, type WallCatalogue } from './en/wall'
import { wallZh } from './zh-CN/wall'

/** Apart from the other words: readers never need them. */
export const WALL: Record<Lang, WallCatalogue> = { en: wallEn, 'zh-CN': wallZh }
