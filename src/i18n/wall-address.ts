import type { Lang } from '../lib/time'
import { wallAddressEn, type WallAddressCatalogue } from './wall-address-en'
import { wallAddressZh } from './wall-address-zh'

/** Apart from the other words: whoever makes an address for a wall does so once. */
export const WALL_ADDRESS: Record<Lang, WallAddressCatalogue> = { en: wallAddressEn, 'zh-CN': wallAddressZh }
