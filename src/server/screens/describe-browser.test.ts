import { expect, it } from 'vitest'
import { describeBrowser } from './describe-browser'

const KHTML = 'AppleWebKit/537.36 (KHTML, like Gecko)'

it.each([
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${KHTML} HeadlessChrome/142.0.0.0 Safari/537.36`,
    'Chromium 142 on Linux',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${KHTML} Chrome/142.0.0.0 Safari/537.36 Edg/142.0`,
    'Edge 142 on Windows',
  ],
  ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140 on Linux'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    'Safari 18 on macOS',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari 18 on iOS',
  ],
  [`Mozilla/5.0 (Web0S; Linux/SmartTV) ${KHTML} Chrome/94.0.4606.128 Safari/537.36`, 'Chromium 94 on webOS'],
  [`Mozilla/5.0 (SMART-TV; LINUX; Tizen 8.0) ${KHTML} Version/8.0 TV Safari/537.36`, 'Tizen'],
  [`Mozilla/5.0 (Linux; Android 14; TV) ${KHTML} Chrome/142.0.0.0 Safari/537.36`, 'Chromium 142 on Android'],
  ['curl/8.5.0', ''],
  ['<script>alert(1)</script> Linux', 'Linux'],
  ['', ''],
])('%s is %s', (agent, expected) => {
  expect(describeBrowser(agent)).toBe(expected)
})
