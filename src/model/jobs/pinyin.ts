import { findPartitionPoint } from '../../lib/partition-point'

/** The first Chinese character of each initial, in the order of pinyin. No syllable begins with i, u or v. */
const FIRST = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他挖夕丫帀'
const LETTERS = 'abcdefghjklmnopqrstwxyz'

const HAN = /\p{Script=Han}/gu

let compare: ((a: string, b: string) => number) | null = null
const initials = new Map<string, string>()

function findInitial(char: string): string {
  const known = initials.get(char)
  if (known !== undefined) return known
  compare ??= new Intl.Collator('zh-u-co-pinyin').compare
  const isBefore = compare
  const place = findPartitionPoint(FIRST.length, (index) => isBefore(FIRST[index] ?? '', char) <= 0)
  const initial = LETTERS[place - 1] ?? char
  initials.set(char, initial)
  return initial
}

/**
 * `hykb` for 会员宽表: the pinyin initials of Chinese characters, by the order that the platform sorts them in. Other characters stay. A character with
 * several readings counts by the one that it is sorted by.
 */
export const toPinyinInitials = (text: string): string => text.replace(HAN, findInitial)
