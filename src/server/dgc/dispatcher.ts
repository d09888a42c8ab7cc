import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici'
import { type ProxySettings } from '../settings/proxy'

/** Sends calls to Huawei Cloud, through the proxy when there is one. Without `proxy` no variable of the environment counts. */
export function createDispatcher(
  proxy: ProxySettings | null,
  options: Agent.Options & { connect: { timeout: number } },
): Dispatcher {
  if (proxy === null) return new Agent(options)
  return new EnvHttpProxyAgent({
    ...options,
    // Empty texts, or undici would read the variables itself.
    httpProxy: proxy.http ?? '',
    httpsProxy: proxy.https ?? '',
    noProxy: proxy.bypass,
    proxyTls: options.connect,
  })
}
