import { act, cleanup, renderHook } from '@testing-library/react'
import * as fc from 'fast-check'
import { createElement, type ReactNode } from 'react'
import { useLocation } from 'react-router-dom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readStored, writeStored } from '../../lib/storage'
import { AddressRouter } from '../address/AddressRouter'
import { readPreferences, usePreferences, type Preferences } from './preferences'

type Kept = Partial<Record<'lang' | 'theme' | 'zone', string>>
const NAMES = ['lang', 'theme', 'zone'] as const

function read(search: string, kept: Kept = {}, browser: string | undefined = 'en-GB') {
  for (const name of NAMES) writeStored(name, kept[name] ?? null)
  vi.stubGlobal('navigator', { language: browser })
  return readPreferences(new URLSearchParams(search))
}

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  for (const name of NAMES) writeStored(name, null)
  vi.unstubAllGlobals()
})

describe('the language', () => {
  it.each<[string, string, Kept, string | undefined, string]>([
    ['of the address comes first', 'lang=zh', { lang: 'en' }, 'en', 'zh-CN'],
    ['of the device comes next', '', { lang: 'zh-CN' }, 'en', 'zh-CN'],
    ['of the browser comes last', '', {}, 'zh-CN', 'zh-CN'],
    ['is English without a preference', '', {}, undefined, 'en'],
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

describe('a choice', () => {
  /** What is shown, kept and in the address after it. */
  function choose(search: string, choice: (preferences: Preferences) => void, kept: Kept = {}) {
    for (const name of NAMES) writeStored(name, kept[name] ?? null)
    vi.stubGlobal('navigator', { language: 'en-GB' })
    window.history.replaceState(null, '', `/jobs/a/instances/1${search}`)
    const wrapper = ({ children }: { children: ReactNode }) => createElement(AddressRouter, null, children)
    const { result } = renderHook(() => ({ own: usePreferences(), at: useLocation() }), { wrapper })
    act(() => choice(result.current.own))
    const { own, at } = result.current
    expect(at.pathname).toBe('/jobs/a/instances/1')
    return {
      lang: own.lang,
      theme: own.theme,
      zone: own.zone,
      search: at.search,
      kept: NAMES.map(readStored),
    }
  }

  const DEFAULT = { lang: 'en', theme: 'auto', zone: 'UTC' }

  it.each<[string, string, (preferences: Preferences) => void, Kept, object]>([
    [
      'of a zone is kept, and stands in the address for others',
      '?node=x&workspace=w',
      ({ setZone }) => setZone('Asia/Shanghai'),
      {},
      {
        zone: 'Asia/Shanghai',
        search: '?node=x&workspace=w&tz=Asia%2FShanghai',
        kept: [null, null, 'Asia/Shanghai'],
      },
    ],
    [
      'of a zone takes the place of the address’s',
      '?tz=Europe/Berlin&tz=UTC&q=1',
      ({ setZone }) => setZone('Asia/Shanghai'),
      { zone: 'America/New_York' },
      {
        zone: 'Asia/Shanghai',
        search: '?tz=Asia%2FShanghai&q=1',
        kept: [null, null, 'Asia/Shanghai'],
      },
    ],
    [
      'of the browser’s zone leaves neither',
      '?tz=Europe/Berlin&q=1',
      ({ setZone }) => setZone(null),
      { zone: 'Asia/Shanghai' },
      { search: '?q=1', kept: [null, null, null] },
    ],
    [
      'of a language is the reader’s own',
      '?lang=en&q=1',
      ({ setLang }) => setLang('zh-CN'),
      {},
      { lang: 'zh-CN', search: '?q=1', kept: ['zh-CN', null, null] },
    ],
    [
      'of a theme is the reader’s own',
      '?theme=light&tz=Asia/Shanghai',
      ({ setTheme }) => setTheme('dark'),
      {},
      { theme: 'dark', zone: 'Asia/Shanghai', search: '?tz=Asia%2FShanghai', kept: [null, 'dark', null] },
    ],
    [
      'of the system’s theme leaves nothing',
      '?theme=light',
      ({ setTheme }) => setTheme('auto'),
      { theme: 'dark' },
      { search: '', kept: [null, null, null] },
    ],
  ])('%s', (_, search, choice, kept, expected) => {
    expect(choose(search, choice, kept)).toEqual({ ...DEFAULT, ...expected })
  })

  it.each<[string, (preferences: Preferences) => void, string]>([
    ['language', ({ setLang }) => setLang('zh-CN'), '?q=1&lang=zh-CN'],
    ['theme', ({ setTheme }) => setTheme('dark'), '?q=1&theme=dark'],
    ['theme of the system', ({ setTheme }) => setTheme('auto'), '?q=1'],
  ])(
    'of a %s stands in the address where nothing can be stored: a reload would lose it',
    (_, choice, expected) => {
      const full = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
      vi.stubGlobal('localStorage', { getItem: () => null, setItem: full, removeItem: full })
      expect(choose('?q=1', choice).search).toBe(expected)
    },
  )
})
