import type { Lang } from '../lib/time'
import { wallEn, type WallCatalogue } from './wall-en'
import { wallZh } from './wall-zh'

/** Apart from the other words: readers never need them. */
export const WALL: Record<Lang, WallCatalogue> = { en: wallEn, 'zh-CN': wallZh }
