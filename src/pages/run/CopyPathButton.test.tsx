import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { en } from '../../i18n/en/common'
import { LocaleProvider } from '../../i18n/locale'
import { CopyPathButton } from './CopyPathButton'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('a copied log path has no line ends, controls or marks of direction', () => {
  const writeText = vi.fn<(text: string) => Promise<void>>().mockResolvedValue()
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <CopyPathButton logPath={'obs://订单/a b\r\nrm\u001b[2J\u009b\u202ebol.job'} />
    </LocaleProvider>,
  )
  fireEvent.click(screen.getByRole('button', { name: en.panel.copyPath }))
  expect(writeText).toHaveBeenCalledExactlyOnceWith(
    'obs://订单/a b⟨000D⟩⟨000A⟩rm⟨001B⟩[2J⟨009B⟩⟨202E⟩bol.job',
  )
})
