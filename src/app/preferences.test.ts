// @vitest-environment jsdom
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { remember } from '../lib/storage'
import { readPreferences } from './preferences'

type Kept = Partial<Record<'lang' | 'theme' | 'zone', string>>
const NAMES = ['lang', 'theme', 'zone'] as const

function read(search: string, kept: Kept = {}, browser: string | undefined = 'en-GB') {
  for (const name of NAMES) remember(name, kept[name] ?? null)
  vi.stubGlobal('navigator', { language: browser })
  return readPreferences(new URLSearchParams(search))
}

beforeEach(() => localStorage.clear())
afterEach(() => {
  for (const name of NAMES) remember(name, null)
  vi.unstubAllGlobals()
})

describe('the language', () => {
  it.each<[string, string, Kept, string | undefined, string]>([
    ['of the address comes first', 'lang=zh', { lang: 'en' }, 'en', 'zh-CN'],
    ['of the device comes next', '', { lang: 'zh-CN' }, 'en', 'zh-CN'],
    ['of the browser comes last', '', {}, 'zh-CN', 'zh-CN'],
    ['is English where nobody says', '', {}, undefined, 'en'],
    ['is English where it is neither', '', {}, 'de-DE', 'en'],
    ['of the address may be any Chinese', 'lang=zh-Hant-TW', {}, 'en', 'zh-CN'],
    ['of the address may be in capitals', 'lang=ZH-cn', {}, 'en', 'zh-CN'],
    ['of the address may be any English', 'lang=en-US', {}, 'zh', 'en'],
    ['of nonsense is passed over', 'lang=klingon', { lang: 'zh-CN' }, 'en', 'zh-CN'],
    ['of nonsense on the device, too', 'lang=', { lang: '<script>' }, 'zh-TW', 'zh-CN'],
    ['that only begins alike is none', 'lang=zhuang', { lang: 'english' }, 'en', 'en'],
  ])('%s', (_, search, kept, browser, expected) => {
    expect(read(search, kept, browser).lang).toBe(expected)
  })
})

describe('the theme', () => {
  it.each<[string, string, Kept, string]>([
    ['follows the system by default', '', {}, 'auto'],
    ['of the address comes first', 'theme=dark', { theme: 'light' }, 'dark'],
    ['of the address may follow the system', 'theme=auto', { theme: 'dark' }, 'auto'],
    ['of the device comes next', '', { theme: 'dark' }, 'dark'],
    ['of nonsense is passed over', 'theme=DARK', { theme: 'light' }, 'light'],
    ['of nonsense on the device, too', 'theme=', { theme: 'sepia' }, 'auto'],
  ])('%s', (_, search, kept, expected) => {
    expect(read(search, kept).theme).toBe(expected)
  })
})

describe('the zone', () => {
  it.each<[string, string, Kept, string]>([
    ['is the browser’s by default', '', {}, 'UTC'],
    ['of the address comes first', 'tz=Asia/Shanghai', { zone: 'Europe/Berlin' }, 'Asia/Shanghai'],
    ['of the device comes next', '', { zone: 'Europe/Berlin' }, 'Europe/Berlin'],
    ['of nonsense is passed over', 'tz=Mars/Olympus', { zone: 'Europe/Berlin' }, 'Europe/Berlin'],
    ['of nonsense on the device, too', 'tz=', { zone: '../etc' }, 'UTC'],
  ])('%s', (_, search, kept, expected) => {
    expect(read(search, kept).zone).toBe(expected)
  })
})

it('whatever stands in the address or on the device, they can be used', () => {
  const anyWord = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'en', 'dark', 'UTC'))
  fc.assert(
    fc.property(anyWord, anyWord, anyWord, (lang, theme, zone) => {
      const search = new URLSearchParams({ lang, theme, tz: zone }).toString()
      for (const got of [read(search), read('', { lang, theme, zone })]) {
        expect(['en', 'zh-CN']).toContain(got.lang)
        expect(['auto', 'light', 'dark']).toContain(got.theme)
        expect(() => new Intl.DateTimeFormat('en', { timeZone: got.zone })).not.toThrow()
      }
    }),
  )
})
