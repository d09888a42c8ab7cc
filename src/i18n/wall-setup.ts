import { type Lang } from '../contract/lang'
import { wallSetupEn, type WallSetupCatalogue } from './en/wall-setup'
import { wallSetupZh } from './zh-CN/wall-setup'

/** Apart from the other words: whoever makes an address for a wall does so once. */
export const WALL_SETUP: Record<Lang, WallSetupCatalogue> = { en: wallSetupEn, 'zh-CN': wallSetupZh }
