import { type ComponentType } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it, vi } from 'vitest'
import { en } from '../../i18n/en/common'
import { createWords } from '../../i18n/load'
import { createUseWords, LocaleProvider } from '../../i18n/locale'
import { lazyWithRetry } from './lazy'
import { Section } from './Section'

const load = async () => 'It has come'
const useWords = createUseWords(createWords({ en: load, 'zh-CN': load }))
const WithWords = () => <p>{useWords()}</p>
const Lazy = lazyWithRetry(async () => () => <p>It has come</p>)

/** More than React needs, and far less than the 300 ms of its throttle. */
const TURNS = 50
const pass = async () => {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

it.each<[string, ComponentType]>([
  ['a file', Lazy],
  ['words', WithWords],
])('a section shows %s as soon as it is loaded', async (_, Part) => {
  // Within `act` React has no throttle.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  const element = document.createElement('div')
  const root = createRoot(element)
  root.render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <Section loading={<p>Loading</p>}>
        <Part />
      </Section>
    </LocaleProvider>,
  )
  await pass()
  expect(element.textContent).toBe('It has come')
  root.unmount()
})
